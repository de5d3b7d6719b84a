-- CreateEnum
CREATE TYPE "alert_rule_code" AS ENUM ('ROUTE_RISK_HIGH', 'SCANNER_DOWN', 'GOODS_PROHIBITED');

-- CreateEnum
CREATE TYPE "alert_state" AS ENUM ('RAISED', 'ACKNOWLEDGED', 'ACTED', 'CLOSED_TRUE', 'CLOSED_FALSE');

-- CreateEnum
CREATE TYPE "confidence" AS ENUM ('LAW', 'SECONDARY', 'MODEL');

-- CreateEnum
CREATE TYPE "legal_rule_kind" AS ENUM ('RULING_PERIOD', 'APPEAL_PERIOD', 'FINAL_BELOW', 'DISPOSITION_PERIOD');

-- CreateEnum
CREATE TYPE "case_state" AS ENUM ('FILED', 'FIRST_INSTANCE', 'RULED', 'NOTIFIED', 'APPEALED', 'FINAL', 'TRANSFERRED', 'CLOSED');

-- CreateEnum
CREATE TYPE "instance" AS ENUM ('FIRST', 'APPEAL');

-- CreateEnum
CREATE TYPE "outcome" AS ENUM ('CONFISCATION', 'RETURN');

-- CreateEnum
CREATE TYPE "disposition" AS ENUM ('AUCTION', 'EXPORT_AUCTION', 'URGENT_SALE', 'RESTITUTION', 'HANDOVER', 'DESTRUCTION');

-- CreateEnum
CREATE TYPE "order_state" AS ENUM ('ORDERED', 'SET_APART', 'CLOSED');

-- CreateEnum
CREATE TYPE "resolution_state" AS ENUM ('PROPOSED', 'ADOPTED');

-- CreateEnum
CREATE TYPE "duty_state" AS ENUM ('ASSIGNED', 'IN_PROGRESS', 'OBSTRUCTED', 'EVIDENCE_SUBMITTED', 'VERIFIED');

-- CreateEnum
CREATE TYPE "obstacle_kind" AS ENUM ('FUNDS', 'EQUIPMENT', 'STAFF', 'LEGAL', 'COORDINATION', 'CONTRACTOR', 'LAND', 'OTHER');

-- CreateEnum
CREATE TYPE "bay_kind" AS ENUM ('GENERAL', 'COLD', 'HAZARDOUS', 'DISPOSAL_CAGE');

-- CreateEnum
CREATE TYPE "custody_kind" AS ENUM ('RECEIVED', 'MOVED', 'SET_APART', 'HANDED_OUT');

-- CreateEnum
CREATE TYPE "surface" AS ENUM ('ASPHALT', 'GRAVEL', 'DIRT', 'WATER');

-- CreateEnum
CREATE TYPE "harm_class" AS ENUM ('LOW', 'MEDIUM', 'HIGH', 'SEVERE');

-- CreateEnum
CREATE TYPE "report_state" AS ENUM ('SUBMITTED', 'CORROBORATED', 'REFUTED');

-- CreateEnum
CREATE TYPE "intervention_kind" AS ENUM ('PATROL', 'CHECKPOINT', 'SMART_BLOCKING', 'CAMERA', 'SENSOR', 'LIGHTING', 'BARRIER');

-- CreateEnum
CREATE TYPE "intervention_state" AS ENUM ('PLANNED', 'ACTIVE', 'ENDED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "risk_band" AS ENUM ('LOW', 'MEDIUM', 'HIGH', 'CRITICAL');

-- CreateEnum
CREATE TYPE "commissioning_kind" AS ENUM ('REACHED', 'HELD', 'RESUMED');

-- CreateEnum
CREATE TYPE "downtime_reason" AS ENUM ('BREAKDOWN', 'PLANNED_MAINTENANCE', 'POWER_CUT', 'NETWORK_CUT', 'NO_OPERATOR', 'RADIATION_CHECK', 'OTHER');

-- CreateEnum
CREATE TYPE "inspection_trigger" AS ENUM ('SCAN', 'LANE', 'RANDOM', 'INTELLIGENCE');

-- CreateEnum
CREATE TYPE "inspection_result" AS ENUM ('NO_FIND', 'FIND');

-- CreateEnum
CREATE TYPE "legal_kind" AS ENUM ('PERMITTED', 'CONDITIONAL', 'PROHIBITED', 'SUBSIDISED', 'CURRENCY');

-- CreateEnum
CREATE TYPE "owner_state" AS ENUM ('KNOWN', 'UNKNOWN', 'FUGITIVE');

-- CreateEnum
CREATE TYPE "concealment" AS ENUM ('NONE', 'IN_LOAD', 'FALSE_WALL', 'FALSE_FLOOR', 'FUEL_TANK', 'CABIN', 'CHASSIS', 'TYRES', 'CONTAINER_STRUCTURE', 'OTHER');

-- CreateEnum
CREATE TYPE "seizure_state" AS ENUM ('RECORDED', 'APPRAISED', 'DELIVERED', 'HELD_BY_DISCOVERER', 'ADJUDICATING', 'CLOSED');

-- CreateEnum
CREATE TYPE "item_unit" AS ENUM ('PIECE', 'CARTON', 'PALLET', 'KILOGRAM', 'LITRE', 'METRE', 'PAIR', 'HEAD');

-- CreateEnum
CREATE TYPE "item_state" AS ENUM ('WITH_DISCOVERER', 'STORED', 'READY_FOR_DISPOSAL', 'OUT');

-- AlterEnum
-- This migration adds more than one value to an enum.
-- With PostgreSQL versions 11 and earlier, this is not possible
-- in a single migration. This can be worked around by creating
-- multiple migrations, each migration adding only one value to
-- the enum.


ALTER TYPE "scan_state" ADD VALUE 'INSPECTING';
ALTER TYPE "scan_state" ADD VALUE 'RELEASED';
ALTER TYPE "scan_state" ADD VALUE 'SEIZED';

-- CreateTable
CREATE TABLE "alert_rule" (
    "code" "alert_rule_code" NOT NULL,
    "enabled" BOOLEAN NOT NULL,
    "threshold" DOUBLE PRECISION NOT NULL,
    "addressed_role" "role" NOT NULL,
    "ack_minutes" INTEGER NOT NULL,

    CONSTRAINT "alert_rule_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "alert" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "rule_code" "alert_rule_code" NOT NULL,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "evidence" JSONB NOT NULL,
    "addressed_role" "role" NOT NULL,
    "office_id" UUID,
    "state" "alert_state" NOT NULL,
    "raised_at" TIMESTAMPTZ(3) NOT NULL,
    "acknowledge_by" TIMESTAMPTZ(3) NOT NULL,
    "acknowledged_at" TIMESTAMPTZ(3),
    "acted_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "alert_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "outbox_message" (
    "id" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "topic" TEXT NOT NULL,
    "addressed_role" "role" NOT NULL,
    "office_id" UUID,
    "payload" JSONB NOT NULL,

    CONSTRAINT "outbox_message_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "state_move" (
    "subject_type" TEXT NOT NULL,
    "from_state" TEXT NOT NULL,
    "to_state" TEXT NOT NULL,

    CONSTRAINT "state_move_pkey" PRIMARY KEY ("subject_type","from_state","to_state")
);

-- CreateTable
CREATE TABLE "legal_rule" (
    "id" UUID NOT NULL,
    "kind" "legal_rule_kind" NOT NULL,
    "article" TEXT NOT NULL,
    "title_fa" TEXT NOT NULL,
    "title_en" TEXT NOT NULL,
    "amount_rial" BIGINT,
    "days" INTEGER,
    "months" INTEGER,
    "valid_from" DATE NOT NULL,
    "valid_to" DATE,
    "confidence" "confidence" NOT NULL,
    "verified_by" TEXT,

    CONSTRAINT "legal_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_file" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "seizure_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "filed_by_id" UUID NOT NULL,
    "filed_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "case_state" NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "ruled_at" TIMESTAMPTZ(3),
    "notified_at" TIMESTAMPTZ(3),
    "final_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_file_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ruling" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "instance" "instance" NOT NULL,
    "outcome" "outcome" NOT NULL,
    "fine_rial" BIGINT NOT NULL,
    "grounds" TEXT NOT NULL,
    "ruled_at" TIMESTAMPTZ(3) NOT NULL,
    "ruled_by_id" UUID NOT NULL,

    CONSTRAINT "ruling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "disposition_order" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "case_id" UUID NOT NULL,
    "holder_id" UUID NOT NULL,
    "disposition" "disposition" NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,
    "ordered_by_id" UUID NOT NULL,
    "note" TEXT,
    "state" "order_state" NOT NULL,
    "set_apart_at" TIMESTAMPTZ(3),
    "set_apart_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_by_id" UUID,
    "minutes" TEXT,
    "proceeds_rial" BIGINT,

    CONSTRAINT "disposition_order_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resolution" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "met_on" DATE NOT NULL,
    "state" "resolution_state" NOT NULL,
    "proposed_by_id" UUID NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "adopted_at" TIMESTAMPTZ(3),

    CONSTRAINT "resolution_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "duty" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "resolution_id" UUID NOT NULL,
    "agency" "agency" NOT NULL,
    "title" TEXT NOT NULL,
    "due_on" DATE NOT NULL,
    "state" "duty_state" NOT NULL,
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "assigned_at" TIMESTAMPTZ(3) NOT NULL,
    "evidence" TEXT,
    "submitted_at" TIMESTAMPTZ(3),
    "verified_at" TIMESTAMPTZ(3),

    CONSTRAINT "duty_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "obstacle" (
    "id" UUID NOT NULL,
    "duty_id" UUID NOT NULL,
    "kind" "obstacle_kind" NOT NULL,
    "owner" "agency" NOT NULL,
    "note" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,
    "raised_by_id" UUID NOT NULL,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "obstacle_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "bay" (
    "id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "shed" TEXT NOT NULL,
    "kind" "bay_kind" NOT NULL,

    CONSTRAINT "bay_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "seizure_id" UUID NOT NULL,
    "store_id" UUID NOT NULL,
    "received_by_id" UUID NOT NULL,
    "giver_name" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "custody_event" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "kind" "custody_kind" NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "holder_id" UUID NOT NULL,
    "from_bay_id" UUID,
    "to_bay_id" UUID,
    "receipt_id" UUID,
    "order_id" UUID,
    "by_id" UUID NOT NULL,
    "note" TEXT,
    "previous_hash" TEXT,
    "hash" TEXT NOT NULL,

    CONSTRAINT "custody_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan_count" (
    "day" DATE NOT NULL,
    "scanner_id" UUID NOT NULL,
    "scans" INTEGER NOT NULL,
    "waiting" INTEGER NOT NULL,
    "cleared" INTEGER NOT NULL,
    "referred" INTEGER NOT NULL,
    "examining" INTEGER NOT NULL,
    "rescan" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,

    CONSTRAINT "scan_count_pkey" PRIMARY KEY ("day","scanner_id")
);

-- CreateTable
CREATE TABLE "scan_count_delta" (
    "id" BIGSERIAL NOT NULL,
    "day" DATE NOT NULL,
    "scanner_id" UUID NOT NULL,
    "scans" INTEGER NOT NULL,
    "waiting" INTEGER NOT NULL,
    "cleared" INTEGER NOT NULL,
    "referred" INTEGER NOT NULL,
    "examining" INTEGER NOT NULL,
    "rescan" INTEGER NOT NULL,
    "found" INTEGER NOT NULL,

    CONSTRAINT "scan_count_delta_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "route_segment" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name_fa" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "county_code" TEXT NOT NULL,
    "surface" "surface" NOT NULL,
    "line" JSONB NOT NULL,
    "length_km" DOUBLE PRECISION NOT NULL,
    "monthly_value_rial" BIGINT NOT NULL,
    "harm" "harm_class" NOT NULL,
    "score" DOUBLE PRECISION,
    "band" "risk_band",
    "scored_at" TIMESTAMPTZ(3),

    CONSTRAINT "route_segment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "route_report" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "segment_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "reporter_id" UUID NOT NULL,
    "severity" INTEGER NOT NULL,
    "observed_at" TIMESTAMPTZ(3) NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL,
    "note" TEXT NOT NULL,
    "state" "report_state" NOT NULL,

    CONSTRAINT "route_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "route_score" (
    "id" UUID NOT NULL,
    "segment_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "threat" DOUBLE PRECISION NOT NULL,
    "vulnerability" DOUBLE PRECISION NOT NULL,
    "impact" DOUBLE PRECISION NOT NULL,
    "score" DOUBLE PRECISION NOT NULL,
    "band" "risk_band" NOT NULL,
    "inputs" JSONB NOT NULL,

    CONSTRAINT "route_score_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "intervention" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "segment_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "kind" "intervention_kind" NOT NULL,
    "hours_per_day" INTEGER NOT NULL,
    "planned_from" DATE NOT NULL,
    "planned_to" DATE NOT NULL,
    "planned_by_id" UUID NOT NULL,
    "planned_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "intervention_state" NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "note" TEXT,

    CONSTRAINT "intervention_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "commissioning_plan" (
    "scanner_id" UUID NOT NULL,
    "stage" "commissioning_stage" NOT NULL,
    "planned_on" DATE NOT NULL,

    CONSTRAINT "commissioning_plan_pkey" PRIMARY KEY ("scanner_id","stage")
);

-- CreateTable
CREATE TABLE "commissioning_event" (
    "id" UUID NOT NULL,
    "scanner_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "kind" "commissioning_kind" NOT NULL,
    "stage" "commissioning_stage" NOT NULL,
    "blocker" "blocker",
    "note" TEXT,
    "by_id" UUID NOT NULL,

    CONSTRAINT "commissioning_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "downtime" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "scanner_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "reason" "downtime_reason" NOT NULL,
    "blocker" "blocker" NOT NULL,
    "note" TEXT,
    "reported_by_id" UUID NOT NULL,
    "restored_by_id" UUID,
    "remedy" TEXT,

    CONSTRAINT "downtime_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inspection" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "scan_id" UUID NOT NULL,
    "consignment_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "trigger" "inspection_trigger" NOT NULL,
    "examiner_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "result" "inspection_result",
    "note" TEXT,

    CONSTRAINT "inspection_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "goods_class" (
    "code" TEXT NOT NULL,
    "name_fa" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "perishable" BOOLEAN NOT NULL,
    "hazardous" BOOLEAN NOT NULL,

    CONSTRAINT "goods_class_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "seizure" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "office_id" UUID NOT NULL,
    "inspection_id" UUID NOT NULL,
    "consignment_id" UUID NOT NULL,
    "recorded_by_id" UUID NOT NULL,
    "discovered_at" TIMESTAMPTZ(3) NOT NULL,
    "legal_kind" "legal_kind" NOT NULL,
    "owner" "owner_state" NOT NULL,
    "concealment" "concealment" NOT NULL,
    "note" TEXT,
    "state" "seizure_state" NOT NULL,
    "appraised_at" TIMESTAMPTZ(3),
    "value_rial" BIGINT,
    "delivered_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "seizure_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seized_item" (
    "id" UUID NOT NULL,
    "seizure_id" UUID NOT NULL,
    "ordinal" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "class_code" TEXT NOT NULL,
    "quantity" DECIMAL(14,3) NOT NULL,
    "unit" "item_unit" NOT NULL,
    "value_rial" BIGINT,
    "state" "item_state" NOT NULL,
    "store_id" UUID,
    "bay_id" UUID,
    "stored_at" TIMESTAMPTZ(3),
    "out_at" TIMESTAMPTZ(3),

    CONSTRAINT "seized_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "appraisal" (
    "id" UUID NOT NULL,
    "item_id" UUID NOT NULL,
    "value_rial" BIGINT NOT NULL,
    "appraiser_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "appraisal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "seizure_photo" (
    "id" UUID NOT NULL,
    "seizure_id" UUID,
    "ordinal" INTEGER NOT NULL DEFAULT 1,
    "uploader_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "format" "image_format" NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "byte_length" INTEGER NOT NULL,

    CONSTRAINT "seizure_photo_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "alert_number_key" ON "alert"("number");

-- CreateIndex
CREATE INDEX "alert_addressed_role_office_id_state_idx" ON "alert"("addressed_role", "office_id", "state");

-- CreateIndex
CREATE INDEX "alert_raised_at_idx" ON "alert"("raised_at");

-- CreateIndex
CREATE UNIQUE INDEX "case_file_number_key" ON "case_file"("number");

-- CreateIndex
CREATE UNIQUE INDEX "case_file_seizure_id_key" ON "case_file"("seizure_id");

-- CreateIndex
CREATE INDEX "case_file_office_id_state_filed_at_idx" ON "case_file"("office_id", "state", "filed_at");

-- CreateIndex
CREATE INDEX "case_file_state_filed_at_idx" ON "case_file"("state", "filed_at");

-- CreateIndex
CREATE UNIQUE INDEX "ruling_case_id_instance_key" ON "ruling"("case_id", "instance");

-- CreateIndex
CREATE UNIQUE INDEX "disposition_order_number_key" ON "disposition_order"("number");

-- CreateIndex
CREATE UNIQUE INDEX "disposition_order_case_id_key" ON "disposition_order"("case_id");

-- CreateIndex
CREATE INDEX "disposition_order_holder_id_state_ordered_at_idx" ON "disposition_order"("holder_id", "state", "ordered_at");

-- CreateIndex
CREATE UNIQUE INDEX "resolution_number_key" ON "resolution"("number");

-- CreateIndex
CREATE UNIQUE INDEX "duty_number_key" ON "duty"("number");

-- CreateIndex
CREATE INDEX "duty_agency_state_due_on_idx" ON "duty"("agency", "state", "due_on");

-- CreateIndex
CREATE INDEX "duty_resolution_id_idx" ON "duty"("resolution_id");

-- CreateIndex
CREATE INDEX "obstacle_duty_id_since_idx" ON "obstacle"("duty_id", "since");

-- CreateIndex
CREATE UNIQUE INDEX "bay_store_id_code_key" ON "bay"("store_id", "code");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_number_key" ON "receipt"("number");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_seizure_id_key" ON "receipt"("seizure_id");

-- CreateIndex
CREATE INDEX "receipt_store_id_received_at_idx" ON "receipt"("store_id", "received_at");

-- CreateIndex
CREATE INDEX "custody_event_holder_id_at_idx" ON "custody_event"("holder_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "custody_event_item_id_ordinal_key" ON "custody_event"("item_id", "ordinal");

-- CreateIndex
CREATE INDEX "scan_count_scanner_id_day_idx" ON "scan_count"("scanner_id", "day");

-- CreateIndex
CREATE UNIQUE INDEX "route_segment_code_key" ON "route_segment"("code");

-- CreateIndex
CREATE INDEX "route_segment_county_code_idx" ON "route_segment"("county_code");

-- CreateIndex
CREATE UNIQUE INDEX "route_report_number_key" ON "route_report"("number");

-- CreateIndex
CREATE INDEX "route_report_segment_id_observed_at_idx" ON "route_report"("segment_id", "observed_at");

-- CreateIndex
CREATE INDEX "route_report_office_id_submitted_at_idx" ON "route_report"("office_id", "submitted_at");

-- CreateIndex
CREATE INDEX "route_score_segment_id_at_idx" ON "route_score"("segment_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "intervention_number_key" ON "intervention"("number");

-- CreateIndex
CREATE INDEX "intervention_segment_id_planned_from_idx" ON "intervention"("segment_id", "planned_from");

-- CreateIndex
CREATE INDEX "intervention_office_id_state_idx" ON "intervention"("office_id", "state");

-- CreateIndex
CREATE INDEX "commissioning_event_scanner_id_at_idx" ON "commissioning_event"("scanner_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "downtime_number_key" ON "downtime"("number");

-- CreateIndex
CREATE INDEX "downtime_scanner_id_started_at_idx" ON "downtime"("scanner_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_number_key" ON "inspection"("number");

-- CreateIndex
CREATE UNIQUE INDEX "inspection_scan_id_key" ON "inspection"("scan_id");

-- CreateIndex
CREATE INDEX "inspection_consignment_id_idx" ON "inspection"("consignment_id");

-- CreateIndex
CREATE INDEX "inspection_office_id_started_at_idx" ON "inspection"("office_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "seizure_number_key" ON "seizure"("number");

-- CreateIndex
CREATE UNIQUE INDEX "seizure_inspection_id_key" ON "seizure"("inspection_id");

-- CreateIndex
CREATE INDEX "seizure_office_id_discovered_at_idx" ON "seizure"("office_id", "discovered_at");

-- CreateIndex
CREATE INDEX "seizure_consignment_id_idx" ON "seizure"("consignment_id");

-- CreateIndex
CREATE INDEX "seizure_state_discovered_at_idx" ON "seizure"("state", "discovered_at");

-- CreateIndex
CREATE INDEX "seized_item_store_id_state_idx" ON "seized_item"("store_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "seized_item_seizure_id_ordinal_key" ON "seized_item"("seizure_id", "ordinal");

-- CreateIndex
CREATE INDEX "appraisal_item_id_at_idx" ON "appraisal"("item_id", "at");

-- CreateIndex
CREATE INDEX "seizure_photo_seizure_id_ordinal_idx" ON "seizure_photo"("seizure_id", "ordinal");

-- CreateIndex
CREATE INDEX "seizure_photo_uploaded_at_idx" ON "seizure_photo"("uploaded_at");

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_rule_code_fkey" FOREIGN KEY ("rule_code") REFERENCES "alert_rule"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "alert" ADD CONSTRAINT "alert_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_seizure_id_fkey" FOREIGN KEY ("seizure_id") REFERENCES "seizure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_file" ADD CONSTRAINT "case_file_filed_by_id_fkey" FOREIGN KEY ("filed_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ruling" ADD CONSTRAINT "ruling_ruled_by_id_fkey" FOREIGN KEY ("ruled_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disposition_order" ADD CONSTRAINT "disposition_order_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "case_file"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disposition_order" ADD CONSTRAINT "disposition_order_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disposition_order" ADD CONSTRAINT "disposition_order_ordered_by_id_fkey" FOREIGN KEY ("ordered_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disposition_order" ADD CONSTRAINT "disposition_order_set_apart_by_id_fkey" FOREIGN KEY ("set_apart_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "disposition_order" ADD CONSTRAINT "disposition_order_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resolution" ADD CONSTRAINT "resolution_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "duty" ADD CONSTRAINT "duty_resolution_id_fkey" FOREIGN KEY ("resolution_id") REFERENCES "resolution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle" ADD CONSTRAINT "obstacle_duty_id_fkey" FOREIGN KEY ("duty_id") REFERENCES "duty"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "obstacle" ADD CONSTRAINT "obstacle_raised_by_id_fkey" FOREIGN KEY ("raised_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "bay" ADD CONSTRAINT "bay_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_seizure_id_fkey" FOREIGN KEY ("seizure_id") REFERENCES "seizure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_received_by_id_fkey" FOREIGN KEY ("received_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "seized_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_holder_id_fkey" FOREIGN KEY ("holder_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_from_bay_id_fkey" FOREIGN KEY ("from_bay_id") REFERENCES "bay"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_to_bay_id_fkey" FOREIGN KEY ("to_bay_id") REFERENCES "bay"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_receipt_id_fkey" FOREIGN KEY ("receipt_id") REFERENCES "receipt"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_order_id_fkey" FOREIGN KEY ("order_id") REFERENCES "disposition_order"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "custody_event" ADD CONSTRAINT "custody_event_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_count" ADD CONSTRAINT "scan_count_scanner_id_fkey" FOREIGN KEY ("scanner_id") REFERENCES "scanner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_segment" ADD CONSTRAINT "route_segment_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "county"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_report" ADD CONSTRAINT "route_report_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "route_segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_report" ADD CONSTRAINT "route_report_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_report" ADD CONSTRAINT "route_report_reporter_id_fkey" FOREIGN KEY ("reporter_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "route_score" ADD CONSTRAINT "route_score_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "route_segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intervention" ADD CONSTRAINT "intervention_segment_id_fkey" FOREIGN KEY ("segment_id") REFERENCES "route_segment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intervention" ADD CONSTRAINT "intervention_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "intervention" ADD CONSTRAINT "intervention_planned_by_id_fkey" FOREIGN KEY ("planned_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commissioning_plan" ADD CONSTRAINT "commissioning_plan_scanner_id_fkey" FOREIGN KEY ("scanner_id") REFERENCES "scanner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commissioning_event" ADD CONSTRAINT "commissioning_event_scanner_id_fkey" FOREIGN KEY ("scanner_id") REFERENCES "scanner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "commissioning_event" ADD CONSTRAINT "commissioning_event_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "downtime" ADD CONSTRAINT "downtime_scanner_id_fkey" FOREIGN KEY ("scanner_id") REFERENCES "scanner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "downtime" ADD CONSTRAINT "downtime_reported_by_id_fkey" FOREIGN KEY ("reported_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "downtime" ADD CONSTRAINT "downtime_restored_by_id_fkey" FOREIGN KEY ("restored_by_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "scan_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_consignment_id_fkey" FOREIGN KEY ("consignment_id") REFERENCES "consignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "inspection" ADD CONSTRAINT "inspection_examiner_id_fkey" FOREIGN KEY ("examiner_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seizure" ADD CONSTRAINT "seizure_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seizure" ADD CONSTRAINT "seizure_inspection_id_fkey" FOREIGN KEY ("inspection_id") REFERENCES "inspection"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seizure" ADD CONSTRAINT "seizure_consignment_id_fkey" FOREIGN KEY ("consignment_id") REFERENCES "consignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seizure" ADD CONSTRAINT "seizure_recorded_by_id_fkey" FOREIGN KEY ("recorded_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seized_item" ADD CONSTRAINT "seized_item_seizure_id_fkey" FOREIGN KEY ("seizure_id") REFERENCES "seizure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seized_item" ADD CONSTRAINT "seized_item_class_code_fkey" FOREIGN KEY ("class_code") REFERENCES "goods_class"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seized_item" ADD CONSTRAINT "seized_item_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "office"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seized_item" ADD CONSTRAINT "seized_item_bay_id_fkey" FOREIGN KEY ("bay_id") REFERENCES "bay"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_item_id_fkey" FOREIGN KEY ("item_id") REFERENCES "seized_item"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "appraisal" ADD CONSTRAINT "appraisal_appraiser_id_fkey" FOREIGN KEY ("appraiser_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seizure_photo" ADD CONSTRAINT "seizure_photo_seizure_id_fkey" FOREIGN KEY ("seizure_id") REFERENCES "seizure"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "seizure_photo" ADD CONSTRAINT "seizure_photo_uploader_id_fkey" FOREIGN KEY ("uploader_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
