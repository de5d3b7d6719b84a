-- The first shape of the schema: places, staff, consignments, scanners, scans, the audit log.
-- Below the tables Prisma knows stand the rules it cannot say: folding for search, check digits,
-- CHECKs, the table of states and the append-only ledgers. The program says the same; this is the last line.

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "direction" AS ENUM ('IMPORT', 'EXPORT', 'TRANSIT');

-- CreateEnum
CREATE TYPE "plate_kind" AS ENUM ('IRANIAN', 'OTHER');

-- CreateEnum
CREATE TYPE "scanner_kind" AS ENUM ('FIXED_PORTAL', 'RELOCATABLE', 'MOBILE', 'BACKSCATTER', 'PALLET');

-- CreateEnum
CREATE TYPE "scanner_state" AS ENUM ('COMMISSIONING', 'IN_SERVICE', 'OUT_OF_SERVICE', 'RETIRED');

-- CreateEnum
CREATE TYPE "commissioning_stage" AS ENUM ('NEED', 'FUNDED', 'CONTRACTED', 'DELIVERED', 'SITE_READY', 'INSTALLED', 'RADIATION_LICENSED', 'ACCEPTANCE_TESTED', 'OPERATORS_TRAINED');

-- CreateEnum
CREATE TYPE "blocker" AS ENUM ('PART', 'VENDOR', 'POWER', 'NETWORK', 'FUNDS', 'SITE', 'STAFF', 'RADIATION_SAFETY');

-- CreateEnum
CREATE TYPE "scan_state" AS ENUM ('SCANNED', 'CLEARED', 'REFERRED', 'RESCAN');

-- CreateEnum
CREATE TYPE "verdict" AS ENUM ('CLEAR', 'SUSPECT', 'UNREADABLE');

-- CreateEnum
CREATE TYPE "origin" AS ENUM ('DESK', 'IMPORT');

-- CreateEnum
CREATE TYPE "image_format" AS ENUM ('PNG', 'TIFF', 'JPEG');

-- CreateEnum
CREATE TYPE "image_energy" AS ENUM ('HIGH', 'LOW', 'UNSTATED');

-- CreateEnum
CREATE TYPE "agency" AS ENUM ('CUSTOMS', 'OCSSP', 'POLICE', 'TAZIRAT', 'JUDICIARY', 'PLATFORM');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('CUSTOMS_OFFICER', 'CUSTOMS_SUPERVISOR', 'WAREHOUSE_KEEPER', 'POLICE_OFFICER', 'PENALTY_OFFICER', 'JUDICIARY_OFFICER', 'ADMINISTRATOR');

-- CreateEnum
CREATE TYPE "office_kind" AS ENUM ('CUSTOMS_OFFICE', 'CUSTOMS_PROVINCE', 'STORE', 'POLICE_COMMAND', 'BENCH', 'JUDICIARY', 'PLATFORM');

-- CreateTable
CREATE TABLE "audit_event" (
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "event" TEXT NOT NULL,
    "agency" "agency" NOT NULL,
    "actor_id" UUID,
    "role" "role",
    "office_id" UUID,
    "subject_type" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,

    CONSTRAINT "audit_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "reference_version" TEXT,
    "demo_loaded_at" TIMESTAMPTZ(3),

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "hs_code" (
    "code" TEXT NOT NULL,
    "level" INTEGER NOT NULL,
    "parent" TEXT,
    "title_en" TEXT NOT NULL,
    "title_fa" TEXT,

    CONSTRAINT "hs_code_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "consignment" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "office_id" UUID NOT NULL,
    "direction" "direction" NOT NULL,
    "cotage" TEXT,
    "plate_kind" "plate_kind",
    "plate" TEXT,
    "container_number" TEXT,
    "hs_code" TEXT,
    "declared_goods" TEXT,
    "declared_weight_kg" INTEGER,
    "registered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "consignment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scanner" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "kind" "scanner_kind" NOT NULL,
    "maker" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "office_id" UUID NOT NULL,
    "rated_per_hour" INTEGER NOT NULL,
    "energy_mev" DOUBLE PRECISION NOT NULL,
    "opens_at_hour" INTEGER NOT NULL,
    "closes_at_hour" INTEGER NOT NULL,
    "installed_on" DATE,
    "end_of_support_on" DATE,
    "radiation_licence_until" DATE,
    "state" "scanner_state" NOT NULL,
    "state_since" TIMESTAMPTZ(3) NOT NULL,
    "stage" "commissioning_stage",
    "blocker" "blocker",

    CONSTRAINT "scanner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan_session" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "client_id" UUID NOT NULL,
    "request_hash" TEXT NOT NULL,
    "origin" "origin" NOT NULL,
    "consignment_id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "scanner_id" UUID NOT NULL,
    "operator_id" UUID NOT NULL,
    "direction" "direction" NOT NULL,
    "scanned_at" TIMESTAMPTZ(3) NOT NULL,
    "logged_at" TIMESTAMPTZ(3) NOT NULL,
    "state" "scan_state" NOT NULL,
    "import_id" UUID,
    "import_line" INTEGER,

    CONSTRAINT "scan_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan_image" (
    "id" UUID NOT NULL,
    "scan_id" UUID,
    "ordinal" INTEGER NOT NULL DEFAULT 1,
    "uploader_id" UUID NOT NULL,
    "uploaded_at" TIMESTAMPTZ(3) NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "format" "image_format" NOT NULL,
    "energy" "image_energy" NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "bit_depth" INTEGER NOT NULL,
    "channels" INTEGER NOT NULL,
    "byte_length" INTEGER NOT NULL,

    CONSTRAINT "scan_image_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "image_decision" (
    "id" UUID NOT NULL,
    "scan_id" UUID NOT NULL,
    "origin" "origin" NOT NULL,
    "reader_id" UUID,
    "verdict" "verdict" NOT NULL,
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "image_decision_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scan_import" (
    "id" UUID NOT NULL,
    "office_id" UUID NOT NULL,
    "imported_by_id" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "added" INTEGER NOT NULL,
    "present" INTEGER NOT NULL,

    CONSTRAINT "scan_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "county" (
    "code" TEXT NOT NULL,
    "name_fa" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "area_km2" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "county_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "border_point" (
    "code" TEXT NOT NULL,
    "name_fa" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "county_code" TEXT NOT NULL,
    "counterpart" TEXT NOT NULL,
    "latitude" DOUBLE PRECISION NOT NULL,
    "longitude" DOUBLE PRECISION NOT NULL,
    "accuracy_km" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "border_point_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "office" (
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "agency" "agency" NOT NULL,
    "kind" "office_kind" NOT NULL,
    "name_fa" TEXT NOT NULL,
    "name_en" TEXT NOT NULL,
    "county_code" TEXT,
    "border_point_code" TEXT,
    "latitude" DOUBLE PRECISION,
    "longitude" DOUBLE PRECISION,
    "accuracy_km" DOUBLE PRECISION,

    CONSTRAINT "office_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "user_account" (
    "id" UUID NOT NULL,
    "username" TEXT NOT NULL,
    "display_name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "office_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "user_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "session" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "session_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_event_subject_type_subject_id_at_idx" ON "audit_event"("subject_type", "subject_id", "at");

-- CreateIndex
CREATE INDEX "audit_event_at_idx" ON "audit_event"("at");

-- CreateIndex
CREATE UNIQUE INDEX "consignment_number_key" ON "consignment"("number");

-- CreateIndex
CREATE INDEX "consignment_office_id_plate_container_number_idx" ON "consignment"("office_id", "plate", "container_number");

-- CreateIndex
CREATE INDEX "consignment_plate_idx" ON "consignment"("plate");

-- CreateIndex
CREATE INDEX "consignment_container_number_idx" ON "consignment"("container_number");

-- CreateIndex
CREATE INDEX "consignment_hs_code_idx" ON "consignment"("hs_code");

-- CreateIndex
CREATE UNIQUE INDEX "scanner_code_key" ON "scanner"("code");

-- CreateIndex
CREATE INDEX "scanner_office_id_idx" ON "scanner"("office_id");

-- CreateIndex
CREATE UNIQUE INDEX "scan_session_number_key" ON "scan_session"("number");

-- CreateIndex
CREATE UNIQUE INDEX "scan_session_client_id_key" ON "scan_session"("client_id");

-- CreateIndex
CREATE INDEX "scan_session_scanned_at_id_idx" ON "scan_session"("scanned_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "scan_session_office_id_scanned_at_id_idx" ON "scan_session"("office_id", "scanned_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "scan_session_scanner_id_scanned_at_idx" ON "scan_session"("scanner_id", "scanned_at" DESC);

-- CreateIndex
CREATE INDEX "scan_session_consignment_id_scanned_at_idx" ON "scan_session"("consignment_id", "scanned_at");

-- CreateIndex
CREATE INDEX "scan_session_import_id_idx" ON "scan_session"("import_id");

-- CreateIndex
CREATE INDEX "scan_image_scan_id_ordinal_idx" ON "scan_image"("scan_id", "ordinal");

-- CreateIndex
CREATE INDEX "scan_image_sha256_idx" ON "scan_image"("sha256");

-- CreateIndex
CREATE INDEX "scan_image_uploaded_at_idx" ON "scan_image"("uploaded_at");

-- CreateIndex
CREATE INDEX "image_decision_scan_id_decided_at_idx" ON "image_decision"("scan_id", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "scan_import_office_id_sha256_key" ON "scan_import"("office_id", "sha256");

-- CreateIndex
CREATE UNIQUE INDEX "office_code_key" ON "office"("code");

-- CreateIndex
CREATE UNIQUE INDEX "user_account_username_key" ON "user_account"("username");

-- CreateIndex
CREATE INDEX "user_account_office_id_idx" ON "user_account"("office_id");

-- CreateIndex
CREATE INDEX "session_user_id_idx" ON "session"("user_id");

-- AddForeignKey
ALTER TABLE "consignment" ADD CONSTRAINT "consignment_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "consignment" ADD CONSTRAINT "consignment_hs_code_fkey" FOREIGN KEY ("hs_code") REFERENCES "hs_code"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scanner" ADD CONSTRAINT "scanner_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_session" ADD CONSTRAINT "scan_session_consignment_id_fkey" FOREIGN KEY ("consignment_id") REFERENCES "consignment"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_session" ADD CONSTRAINT "scan_session_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_session" ADD CONSTRAINT "scan_session_scanner_id_fkey" FOREIGN KEY ("scanner_id") REFERENCES "scanner"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_session" ADD CONSTRAINT "scan_session_operator_id_fkey" FOREIGN KEY ("operator_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_session" ADD CONSTRAINT "scan_session_import_id_fkey" FOREIGN KEY ("import_id") REFERENCES "scan_import"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_image" ADD CONSTRAINT "scan_image_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "scan_session"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_image" ADD CONSTRAINT "scan_image_uploader_id_fkey" FOREIGN KEY ("uploader_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image_decision" ADD CONSTRAINT "image_decision_scan_id_fkey" FOREIGN KEY ("scan_id") REFERENCES "scan_session"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "image_decision" ADD CONSTRAINT "image_decision_reader_id_fkey" FOREIGN KEY ("reader_id") REFERENCES "user_account"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_import" ADD CONSTRAINT "scan_import_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "scan_import" ADD CONSTRAINT "scan_import_imported_by_id_fkey" FOREIGN KEY ("imported_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "border_point" ADD CONSTRAINT "border_point_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "county"("code") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office" ADD CONSTRAINT "office_county_code_fkey" FOREIGN KEY ("county_code") REFERENCES "county"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "office" ADD CONSTRAINT "office_border_point_code_fkey" FOREIGN KEY ("border_point_code") REFERENCES "border_point"("code") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "user_account" ADD CONSTRAINT "user_account_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "session" ADD CONSTRAINT "session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- ---------------------------------------------------------------------------------------------
-- Search and identifiers: one fold for what people type. Equal to fold() in lib/text.ts (tested).
-- lower() in "C" folds A–Z alone, so that the result never depends on the server's locale.
CREATE FUNCTION didban_fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$
    SELECT replace(
      regexp_replace(
        translate(
          lower(normalize(value, NFKC) COLLATE "C"),
          'يىكةۀ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹',
          'ییکهه01234567890123456789'
        ),
        '[\u064B-\u065F\u0670\u0640\u200B-\u200F\u00AD\u2060\uFEFF\u0009-\u000D\u0020\u002D\u2010-\u2015\u005F\u002F\u002E\u002C\u060C\u0028\u0029]',
        '', 'g'
      ),
      'چذابه', 'چزابه'
    )
  $$;

-- Everything a consignment is searched by, as one folded text; the index and the query share it.
CREATE FUNCTION didban_consignment_key(cotage text, plate text, container_number text, goods text) RETURNS text
  LANGUAGE sql IMMUTABLE PARALLEL SAFE
  -- A body that is bound when it is created: index builds run with an empty search_path.
  RETURN didban_fold(
    coalesce(cotage, '') || '|' || coalesce(plate, '') || '|' || coalesce(container_number, '') || '|' || coalesce(goods, '')
  );

CREATE INDEX consignment_key_idx ON consignment
  USING gin (didban_consignment_key(cotage, plate, container_number, declared_goods) gin_trgm_ops);

CREATE INDEX hs_code_key_idx ON hs_code
  USING gin (didban_fold(code || '|' || title_en || '|' || coalesce(title_fa, '')) gin_trgm_ops);

-- ISO 6346: four letters (the last U, J or Z), six digits and a check digit.
-- Letters count 10 upwards, leaving out 11, 22 and 33; weight 2^position; sum modulo 11, 10 becomes 0.
CREATE FUNCTION didban_is_container(value text) RETURNS boolean
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  AS $$
    SELECT value ~ '^[A-Z]{3}[UJZ][0-9]{7}$'
      AND (
        SELECT sum((strpos('0123456789A?BCDEFGHIJK?LMNOPQRSTU?VWXYZ', substr(value, place, 1)) - 1) * (1 << (place - 1)))
        FROM generate_series(1, 10) AS place
      ) % 11 % 10 = substr(value, 11, 1)::int
  $$;

-- ---------------------------------------------------------------------------------------------
-- One row, one truth per column.
ALTER TABLE installation ADD CONSTRAINT installation_single CHECK (id = 1);
INSERT INTO installation (id) VALUES (1);

ALTER TABLE user_account ADD CONSTRAINT user_account_username_form
  CHECK (username ~ '^[a-z0-9][a-z0-9._-]{2,31}$');
ALTER TABLE user_account ADD CONSTRAINT user_account_password_argon2id
  CHECK (password_hash LIKE '$argon2id$%');
ALTER TABLE user_account ADD CONSTRAINT user_account_name_length
  CHECK (char_length(display_name) BETWEEN 2 AND 80);

ALTER TABLE session ADD CONSTRAINT session_runs_forward
  CHECK (expires_at > started_at AND last_seen_at >= started_at AND (ended_at IS NULL OR ended_at >= started_at));

ALTER TABLE consignment ADD CONSTRAINT consignment_identified
  CHECK (cotage IS NOT NULL OR plate IS NOT NULL OR container_number IS NOT NULL);
ALTER TABLE consignment ADD CONSTRAINT consignment_cotage_form CHECK (cotage ~ '^[0-9]{4,12}$');
ALTER TABLE consignment ADD CONSTRAINT consignment_plate_form
  CHECK (
    (plate IS NULL) = (plate_kind IS NULL)
    AND (plate_kind IS DISTINCT FROM 'IRANIAN' OR plate ~ '^[1-9]{2}-(الف|[ب-ی])-[1-9]{3}-[1-9][0-9]$')
    AND (plate_kind IS DISTINCT FROM 'OTHER' OR char_length(plate) BETWEEN 2 AND 20)
  );
ALTER TABLE consignment ADD CONSTRAINT consignment_container_check_digit
  CHECK (didban_is_container(container_number));
ALTER TABLE consignment ADD CONSTRAINT consignment_weight_range
  CHECK (declared_weight_kg BETWEEN 1 AND 200000);
ALTER TABLE consignment ADD CONSTRAINT consignment_goods_length
  CHECK (char_length(declared_goods) BETWEEN 2 AND 200);
-- A declaration may cover many vehicles; the same vehicle under the same declaration is one consignment.
CREATE UNIQUE INDEX consignment_declaration_vehicle_key
  ON consignment (office_id, cotage, plate, container_number) NULLS NOT DISTINCT
  WHERE cotage IS NOT NULL;

ALTER TABLE scanner ADD CONSTRAINT scanner_rating CHECK (rated_per_hour BETWEEN 1 AND 400 AND energy_mev > 0);
ALTER TABLE scanner ADD CONSTRAINT scanner_hours
  CHECK (opens_at_hour BETWEEN 0 AND 23 AND closes_at_hour BETWEEN 1 AND 24 AND closes_at_hour > opens_at_hour);
-- A unit on its way into service is never counted as up: it has a stage, and only then.
ALTER TABLE scanner ADD CONSTRAINT scanner_stage_while_commissioning
  CHECK ((state = 'COMMISSIONING') = (stage IS NOT NULL));

ALTER TABLE scan_session ADD CONSTRAINT scan_session_request_hash CHECK (request_hash ~ '^[0-9a-f]{64}$');
ALTER TABLE scan_session ADD CONSTRAINT scan_session_import
  CHECK ((origin = 'IMPORT') = (import_id IS NOT NULL) AND (import_id IS NULL) = (import_line IS NULL));
ALTER TABLE scan_session ADD CONSTRAINT scan_session_not_from_the_future
  CHECK (scanned_at <= logged_at);

ALTER TABLE scan_image ADD CONSTRAINT scan_image_measured
  CHECK (
    sha256 ~ '^[0-9a-f]{64}$' AND width BETWEEN 1 AND 20000 AND height BETWEEN 1 AND 20000
    AND bit_depth IN (8, 16) AND channels BETWEEN 1 AND 4 AND byte_length BETWEEN 1 AND 33554432
    AND ordinal BETWEEN 1 AND 12 AND char_length(file_name) BETWEEN 1 AND 200
  );
CREATE UNIQUE INDEX scan_image_place_key ON scan_image (scan_id, ordinal) WHERE scan_id IS NOT NULL;
CREATE INDEX scan_image_staged_idx ON scan_image (uploader_id, uploaded_at) WHERE scan_id IS NULL;

ALTER TABLE image_decision ADD CONSTRAINT image_decision_has_a_reader
  CHECK ((origin = 'IMPORT') = (reader_id IS NULL));
ALTER TABLE image_decision ADD CONSTRAINT image_decision_reason_given
  CHECK (verdict = 'CLEAR' OR char_length(coalesce(reason, '')) >= 2);

ALTER TABLE scan_import ADD CONSTRAINT scan_import_counts
  CHECK (added >= 0 AND present >= 0 AND sha256 ~ '^[0-9a-f]{64}$');

-- What waits for a reader, oldest first: a small index over the open ones only.
CREATE INDEX scan_session_waiting_idx ON scan_session (office_id, scanned_at) WHERE state = 'SCANNED';
CREATE INDEX scan_session_referred_idx ON scan_session (office_id, scanned_at) WHERE state = 'REFERRED';

-- ---------------------------------------------------------------------------------------------
-- Ledgers take rows and never give them back.
CREATE FUNCTION didban_refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    RAISE EXCEPTION '% is append-only: % refused', TG_TABLE_NAME, TG_OP USING ERRCODE = '23001';
  END
$$;
CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event
  FOR EACH ROW EXECUTE FUNCTION didban_refuse_change();
CREATE TRIGGER audit_event_no_truncate BEFORE TRUNCATE ON audit_event
  FOR EACH STATEMENT EXECUTE FUNCTION didban_refuse_change();
CREATE TRIGGER image_decision_append_only BEFORE UPDATE OR DELETE ON image_decision
  FOR EACH ROW EXECUTE FUNCTION didban_refuse_change();
CREATE TRIGGER image_decision_no_truncate BEFORE TRUNCATE ON image_decision
  FOR EACH STATEMENT EXECUTE FUNCTION didban_refuse_change();

-- A scan belongs to the office whose scanner made it and whose consignment it shows. Checked once per
-- statement over the new rows, so that loading a million by COPY costs one join.
CREATE FUNCTION didban_scan_place() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF EXISTS (
      SELECT 1 FROM added
        JOIN scanner ON scanner.id = added.scanner_id
        JOIN consignment ON consignment.id = added.consignment_id
        WHERE scanner.office_id <> added.office_id OR consignment.office_id <> added.office_id
    ) THEN
      RAISE EXCEPTION 'scan, scanner and consignment belong to different offices' USING ERRCODE = '23001';
    END IF;
    RETURN NULL;
  END
$$;
CREATE TRIGGER scan_session_place AFTER INSERT ON scan_session
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION didban_scan_place();

-- The table of states, as in lib/scans/rules.ts (compared by a test); all else about a scan is fixed.
CREATE FUNCTION didban_scan_transition() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (to_jsonb(NEW) - 'state') IS DISTINCT FROM (to_jsonb(OLD) - 'state') THEN
      RAISE EXCEPTION 'a logged scan does not change' USING ERRCODE = '23001';
    END IF;
    IF NEW.state <> OLD.state AND NOT (OLD.state = 'SCANNED' AND NEW.state IN ('CLEARED', 'REFERRED', 'RESCAN')) THEN
      RAISE EXCEPTION 'scan may not go from % to %', OLD.state, NEW.state USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER scan_session_transition BEFORE UPDATE ON scan_session
  FOR EACH ROW EXECUTE FUNCTION didban_scan_transition();
CREATE TRIGGER scan_session_kept BEFORE DELETE ON scan_session
  FOR EACH ROW EXECUTE FUNCTION didban_refuse_change();

-- An image may be attached once; attached it stays. Staged ones may be swept away.
CREATE FUNCTION didban_image_attached() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF OLD.scan_id IS NOT NULL
      OR (TG_OP = 'UPDATE' AND (to_jsonb(NEW) - 'scan_id' - 'ordinal') IS DISTINCT FROM (to_jsonb(OLD) - 'scan_id' - 'ordinal'))
    THEN
      RAISE EXCEPTION 'an attached image does not change' USING ERRCODE = '23001';
    END IF;
    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER scan_image_attached BEFORE UPDATE OR DELETE ON scan_image
  FOR EACH ROW EXECUTE FUNCTION didban_image_attached();
