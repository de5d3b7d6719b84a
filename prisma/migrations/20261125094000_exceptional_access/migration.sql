-- Break glass: a file outside one's agency or place, read for a reason and for hours. The person opens, the database
-- finds the file and says whose it is, and lets through the rows of that file alone until the time is over.
ALTER TYPE "alert_rule_code" ADD VALUE 'EXCEPTIONAL_ACCESS';

-- CreateEnum
CREATE TYPE "exceptional_reason" AS ENUM ('URGENT_SEARCH', 'JOINT_OPERATION', 'COURT_REQUEST', 'SAFETY', 'OTHER');

-- CreateEnum
CREATE TYPE "file_number_kind" AS ENUM ('SEIZURE', 'CASE');

-- CreateEnum
CREATE TYPE "exceptional_verdict" AS ENUM ('JUSTIFIED', 'NOT_JUSTIFIED');

-- CreateTable
CREATE TABLE "exceptional_access" (
    "id" UUID NOT NULL,
    "number" BIGSERIAL NOT NULL,
    "actor_id" UUID NOT NULL,
    "role" "role" NOT NULL,
    "agency" "agency" NOT NULL,
    "office_id" UUID NOT NULL,
    "number_kind" "file_number_kind" NOT NULL,
    "asked_number" BIGINT NOT NULL,
    "seizure_id" UUID,
    "discoverer_id" UUID,
    "store_id" UUID,
    "branch_id" UUID,
    "reason_kind" "exceptional_reason" NOT NULL,
    "reason" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_at" TIMESTAMPTZ(3),
    "reviewed_at" TIMESTAMPTZ(3),
    "reviewed_by_id" UUID,
    "verdict" "exceptional_verdict",
    "review_note" TEXT,

    CONSTRAINT "exceptional_access_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "exceptional_read" (
    "id" UUID NOT NULL,
    "access_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exceptional_read_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "exceptional_access_number_key" ON "exceptional_access"("number");

-- CreateIndex
CREATE INDEX "exceptional_access_actor_id_opened_at_idx" ON "exceptional_access"("actor_id", "opened_at");

-- CreateIndex
CREATE INDEX "exceptional_access_opened_at_idx" ON "exceptional_access"("opened_at" DESC);

-- CreateIndex
CREATE INDEX "exceptional_access_store_id_opened_at_idx" ON "exceptional_access"("store_id", "opened_at");

-- CreateIndex
CREATE INDEX "exceptional_access_branch_id_opened_at_idx" ON "exceptional_access"("branch_id", "opened_at");

-- CreateIndex
CREATE INDEX "exceptional_read_access_id_at_idx" ON "exceptional_read"("access_id", "at");

-- AddForeignKey
ALTER TABLE "exceptional_access" ADD CONSTRAINT "exceptional_access_actor_id_fkey" FOREIGN KEY ("actor_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exceptional_access" ADD CONSTRAINT "exceptional_access_office_id_fkey" FOREIGN KEY ("office_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exceptional_access" ADD CONSTRAINT "exceptional_access_seizure_id_fkey" FOREIGN KEY ("seizure_id") REFERENCES "seizure"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exceptional_access" ADD CONSTRAINT "exceptional_access_discoverer_id_fkey" FOREIGN KEY ("discoverer_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exceptional_access" ADD CONSTRAINT "exceptional_access_store_id_fkey" FOREIGN KEY ("store_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exceptional_access" ADD CONSTRAINT "exceptional_access_branch_id_fkey" FOREIGN KEY ("branch_id") REFERENCES "office"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exceptional_access" ADD CONSTRAINT "exceptional_access_reviewed_by_id_fkey" FOREIGN KEY ("reviewed_by_id") REFERENCES "user_account"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "exceptional_read" ADD CONSTRAINT "exceptional_read_access_id_fkey" FOREIGN KEY ("access_id") REFERENCES "exceptional_access"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- One open alert for a rule, a subject and the role called: a file opened exceptionally calls several.
DROP INDEX alert_one_open;
CREATE UNIQUE INDEX alert_one_open ON alert (rule_code, subject_id, addressed_role)
  WHERE state IN ('RAISED', 'ACKNOWLEDGED', 'ACTED');

-- Nobody switches it off. (As text: the new value itself cannot be used in its own transaction.)
ALTER TABLE alert_rule ADD CONSTRAINT alert_rule_exceptional_access
  CHECK (code::text <> 'EXCEPTIONAL_ACCESS' OR (enabled AND threshold <= 1));

-- ---------------------------------------------------------------------------------------------
-- What may stand in a row.
ALTER TABLE exceptional_access ADD CONSTRAINT exceptional_access_hours
  CHECK (expires_at > opened_at AND expires_at <= opened_at + interval '8 hours' AND closed_at >= opened_at);
ALTER TABLE exceptional_access ADD CONSTRAINT exceptional_access_says_why CHECK (char_length(reason) BETWEEN 20 AND 500);
-- The administrator reads no case; the judiciary reads every one.
ALTER TABLE exceptional_access ADD CONSTRAINT exceptional_access_who
  CHECK (role NOT IN ('ADMINISTRATOR', 'JUDICIARY_OFFICER') AND agency NOT IN ('PLATFORM', 'JUDICIARY'));
ALTER TABLE exceptional_access ADD CONSTRAINT exceptional_access_file CHECK (
  (seizure_id IS NULL) = (discoverer_id IS NULL)
  AND (seizure_id IS NOT NULL OR (store_id IS NULL AND branch_id IS NULL AND closed_at = opened_at))
);
ALTER TABLE exceptional_access ADD CONSTRAINT exceptional_access_review CHECK (
  num_nonnulls(reviewed_at, reviewed_by_id, verdict) IN (0, 3) AND reviewed_at >= opened_at
  AND (review_note IS NULL OR (verdict IS NOT NULL AND char_length(review_note) BETWEEN 2 AND 500))
  AND (verdict <> 'NOT_JUSTIFIED' OR review_note IS NOT NULL) AND reviewed_by_id <> actor_id
);

-- The file behind the number, and whose it is, are the database's to say: nobody inserts them. Where there is none
-- the attempt stays, over at once. Of one person at most five in any 24 hours, attempts among them; they queue here.
CREATE FUNCTION didban_open_file() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  BEGIN
    PERFORM pg_advisory_xact_lock(hashtextextended('exceptional_access ' || NEW.actor_id, 0));
    IF (SELECT count(*) FROM exceptional_access
        WHERE actor_id = NEW.actor_id AND opened_at > NEW.opened_at - interval '24 hours') >= 5 THEN
      RAISE EXCEPTION 'five files opened exceptionally within a day' USING ERRCODE = '23001';
    END IF;
    NEW.seizure_id := NULL; NEW.discoverer_id := NULL; NEW.store_id := NULL; NEW.branch_id := NULL;
    NEW.closed_at := NULL; NEW.reviewed_at := NULL; NEW.reviewed_by_id := NULL; NEW.verdict := NULL; NEW.review_note := NULL;
    SELECT z.id, z.office_id, r.store_id, f.office_id
      INTO NEW.seizure_id, NEW.discoverer_id, NEW.store_id, NEW.branch_id
      FROM seizure z LEFT JOIN receipt r ON r.seizure_id = z.id LEFT JOIN case_file f ON f.seizure_id = z.id
      WHERE CASE NEW.number_kind WHEN 'SEIZURE' THEN z.number = NEW.asked_number
        ELSE z.id = (SELECT c.seizure_id FROM case_file c WHERE c.number = NEW.asked_number) END;
    IF NEW.seizure_id IS NULL THEN NEW.closed_at := NEW.opened_at; END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER exceptional_access_opens BEFORE INSERT ON exceptional_access
  FOR EACH ROW EXECUTE FUNCTION didban_open_file();

-- It ends once and is reviewed once; nothing else about it changes.
CREATE FUNCTION didban_keep_access() RETURNS trigger LANGUAGE plpgsql AS $$
  DECLARE
    review text[] := '{reviewed_at,reviewed_by_id,verdict,review_note}';
    free text[] := '{}';
  BEGIN
    IF OLD.closed_at IS NULL THEN free := array_append(free, 'closed_at'); END IF;
    IF OLD.reviewed_at IS NULL THEN free := free || review; END IF;
    IF (to_jsonb(NEW) - free) IS DISTINCT FROM (to_jsonb(OLD) - free) THEN
      RAISE EXCEPTION 'an exceptional access is on record: it does not change' USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER exceptional_access_kept BEFORE UPDATE ON exceptional_access
  FOR EACH ROW EXECUTE FUNCTION didban_keep_access();
CREATE TRIGGER exceptional_access_stays BEFORE DELETE ON exceptional_access
  FOR EACH ROW EXECUTE FUNCTION didban_refuse_change();
CREATE TRIGGER exceptional_access_no_truncate BEFORE TRUNCATE ON exceptional_access
  FOR EACH STATEMENT EXECUTE FUNCTION didban_refuse_change();
CREATE TRIGGER exceptional_read_append_only BEFORE UPDATE OR DELETE ON exceptional_read
  FOR EACH ROW EXECUTE FUNCTION didban_refuse_change();
CREATE TRIGGER exceptional_read_no_truncate BEFORE TRUNCATE ON exceptional_read
  FOR EACH STATEMENT EXECUTE FUNCTION didban_refuse_change();

-- The seizures that whoever acts has open now. The server's own clock decides, whatever the program says it is.
CREATE FUNCTION didban_opened() RETURNS uuid[] LANGUAGE sql STABLE
  RETURN ARRAY(
    SELECT seizure_id FROM exceptional_access
    WHERE actor_id = didban_actor() AND seizure_id IS NOT NULL AND closed_at IS NULL AND expires_at > clock_timestamp());

-- ---------------------------------------------------------------------------------------------
-- Whose rows these are: the actor's own; of a file's openings the provincial supervisor of customs, the store that
-- kept its goods and the branch that had the file; all of them the judiciary's.
ALTER TABLE exceptional_access ENABLE ROW LEVEL SECURITY;
ALTER TABLE exceptional_access FORCE ROW LEVEL SECURITY;
ALTER TABLE exceptional_read ENABLE ROW LEVEL SECURITY;
ALTER TABLE exceptional_read FORCE ROW LEVEL SECURITY;

GRANT SELECT ON exceptional_access, exceptional_read
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary;
GRANT SELECT ON exceptional_access TO didban_exceptional, didban_ledger;
GRANT INSERT (id, actor_id, role, agency, office_id, number_kind, asked_number, reason_kind, reason, opened_at, expires_at)
  ON exceptional_access TO didban_customs, didban_ocssp, didban_police, didban_tazirat;
GRANT UPDATE (closed_at) ON exceptional_access TO didban_customs, didban_ocssp, didban_police, didban_tazirat;
GRANT UPDATE (reviewed_at, reviewed_by_id, verdict, review_note) ON exceptional_access TO didban_judiciary;
GRANT INSERT ON exceptional_read TO didban_customs, didban_ocssp, didban_police, didban_tazirat;
GRANT USAGE ON SEQUENCE exceptional_access_number_seq TO didban_customs, didban_ocssp, didban_police, didban_tazirat;

CREATE POLICY exceptional_access_own_select ON exceptional_access FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_exceptional
  USING (actor_id = (SELECT didban_actor()));
CREATE POLICY exceptional_access_customs_select ON exceptional_access FOR SELECT TO didban_customs
  USING ((SELECT didban_role()) = 'CUSTOMS_SUPERVISOR' AND discoverer_id IS NOT NULL);
CREATE POLICY exceptional_access_ocssp_select ON exceptional_access FOR SELECT TO didban_ocssp
  USING (store_id = (SELECT didban_office()));
CREATE POLICY exceptional_access_tazirat_select ON exceptional_access FOR SELECT TO didban_tazirat
  USING (branch_id = (SELECT didban_office()));
CREATE POLICY exceptional_access_judiciary_select ON exceptional_access FOR SELECT TO didban_judiciary USING (true);
CREATE POLICY exceptional_access_ledger_select ON exceptional_access FOR SELECT TO didban_ledger USING (true);

-- For oneself, in one's own role and place, now: an opening dated ahead would last longer.
CREATE POLICY exceptional_access_own_insert ON exceptional_access FOR INSERT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat
  WITH CHECK (
    actor_id = (SELECT didban_actor()) AND role = (SELECT didban_role()) AND agency = (SELECT didban_agency())
    AND office_id = (SELECT didban_office())
    AND opened_at BETWEEN clock_timestamp() - interval '5 minutes' AND clock_timestamp() + interval '5 minutes');
CREATE POLICY exceptional_access_own_update ON exceptional_access FOR UPDATE
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat
  USING (actor_id = (SELECT didban_actor())) WITH CHECK (actor_id = (SELECT didban_actor()));
CREATE POLICY exceptional_access_judiciary_update ON exceptional_access FOR UPDATE TO didban_judiciary
  USING (reviewed_at IS NULL) WITH CHECK (reviewed_by_id = (SELECT didban_actor()));

-- Readings are seen by whoever sees the opening; one is written by the reader while it is open.
CREATE POLICY exceptional_read_select ON exceptional_read FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary
  USING (EXISTS (SELECT FROM exceptional_access a WHERE a.id = access_id));
CREATE POLICY exceptional_read_insert ON exceptional_read FOR INSERT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat
  WITH CHECK (EXISTS (
    SELECT FROM exceptional_access a
    WHERE a.id = access_id AND a.actor_id = didban_actor() AND a.closed_at IS NULL AND a.expires_at > clock_timestamp()));

-- ---------------------------------------------------------------------------------------------
-- What the function above may see: numbers and places, no contents.
GRANT SELECT (id, number, office_id) ON seizure TO didban_ledger;
GRANT SELECT (seizure_id, store_id) ON receipt TO didban_ledger;
GRANT SELECT (seizure_id, number, office_id) ON case_file TO didban_ledger;
CREATE POLICY seizure_opening_select ON seizure FOR SELECT TO didban_ledger USING (true);
CREATE POLICY receipt_opening_select ON receipt FOR SELECT TO didban_ledger USING (true);
CREATE POLICY case_file_opening_select ON case_file FOR SELECT TO didban_ledger USING (true);
GRANT CREATE ON SCHEMA public TO didban_ledger;
ALTER FUNCTION didban_open_file() OWNER TO didban_ledger;
REVOKE CREATE ON SCHEMA public FROM didban_ledger;

-- What somebody reads of a file that they have open: its own rows. Names of places, bays, goods and people they point to
-- are everybody's (row_security).
GRANT SELECT ON seizure, seized_item, appraisal, receipt, custody_event, case_file, ruling, disposition_order, inspection
  TO didban_exceptional;
GRANT SELECT (id, number, office_id, direction, cotage) ON consignment TO didban_exceptional;

CREATE POLICY seizure_exceptional_select ON seizure FOR SELECT TO didban_exceptional
  USING (id = ANY ((SELECT didban_opened())::uuid[]));
CREATE POLICY seized_item_exceptional_select ON seized_item FOR SELECT TO didban_exceptional
  USING (seizure_id = ANY ((SELECT didban_opened())::uuid[]));
CREATE POLICY receipt_exceptional_select ON receipt FOR SELECT TO didban_exceptional
  USING (seizure_id = ANY ((SELECT didban_opened())::uuid[]));
CREATE POLICY case_file_exceptional_select ON case_file FOR SELECT TO didban_exceptional
  USING (seizure_id = ANY ((SELECT didban_opened())::uuid[]));
-- The tables named inside are themselves narrowed for this role.
CREATE POLICY appraisal_exceptional_select ON appraisal FOR SELECT TO didban_exceptional
  USING (item_id IN (SELECT id FROM seized_item));
CREATE POLICY custody_event_exceptional_select ON custody_event FOR SELECT TO didban_exceptional
  USING (item_id IN (SELECT id FROM seized_item));
CREATE POLICY ruling_exceptional_select ON ruling FOR SELECT TO didban_exceptional
  USING (case_id IN (SELECT id FROM case_file));
CREATE POLICY disposition_order_exceptional_select ON disposition_order FOR SELECT TO didban_exceptional
  USING (case_id IN (SELECT id FROM case_file));
CREATE POLICY inspection_exceptional_select ON inspection FOR SELECT TO didban_exceptional
  USING (id IN (SELECT inspection_id FROM seizure));
CREATE POLICY consignment_exceptional_select ON consignment FOR SELECT TO didban_exceptional
  USING (id IN (SELECT consignment_id FROM seizure));
