-- Who works where, in which role, from when until when: the ledger of which user_account.role and office_id are a cache.
ALTER TABLE office ADD COLUMN retired_at timestamptz(3);
ALTER TABLE office ADD CONSTRAINT office_names_length
  CHECK (char_length(name_fa) BETWEEN 2 AND 120 AND char_length(name_en) BETWEEN 2 AND 120);

CREATE TABLE posting (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES user_account (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  role role NOT NULL,
  office_id uuid NOT NULL REFERENCES office (id) ON DELETE RESTRICT ON UPDATE CASCADE,
  valid_from timestamptz(3) NOT NULL,
  valid_to timestamptz(3),
  made_at timestamptz(3) NOT NULL,
  made_by_id uuid REFERENCES user_account (id) ON DELETE SET NULL ON UPDATE CASCADE,
  CONSTRAINT posting_runs_forward CHECK (valid_to >= valid_from),
  -- Nobody works in two places at once. One that was called off (valid_to = valid_from) is empty and in nobody's way.
  CONSTRAINT posting_one_at_a_time EXCLUDE USING gist (user_id WITH =, tstzrange(valid_from, valid_to) WITH &&)
);
CREATE INDEX posting_user_id_valid_from_idx ON posting (user_id, valid_from);
CREATE INDEX posting_office_id_idx ON posting (office_id);

-- The kind of office where a role works (lib/staff/rules.ts, compared by a test).
CREATE FUNCTION didban_office_kind_of(role) RETURNS office_kind LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN CASE $1
    WHEN 'CUSTOMS_OFFICER' THEN 'CUSTOMS_OFFICE' WHEN 'CUSTOMS_SUPERVISOR' THEN 'CUSTOMS_PROVINCE'
    WHEN 'WAREHOUSE_KEEPER' THEN 'STORE' WHEN 'POLICE_OFFICER' THEN 'POLICE_COMMAND'
    WHEN 'PENALTY_OFFICER' THEN 'BENCH' WHEN 'JUDICIARY_OFFICER' THEN 'JUDICIARY'
    WHEN 'ADMINISTRATOR' THEN 'PLATFORM' END::office_kind;

-- Existing accounts have been where they are since they were made. Row security, where it is on already, binds whoever
-- migrates as well.
ALTER TABLE user_account NO FORCE ROW LEVEL SECURITY;
INSERT INTO posting (id, user_id, role, office_id, valid_from, made_at)
  SELECT gen_random_uuid(), id, role, office_id, created_at, created_at FROM user_account;
ALTER TABLE user_account FORCE ROW LEVEL SECURITY;

-- A posting begins at an office of its role's kind that is not closed.
CREATE FUNCTION didban_posting_fits() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NOT EXISTS (
      SELECT FROM office WHERE id = NEW.office_id AND kind = didban_office_kind_of(NEW.role) AND retired_at IS NULL
    ) THEN
      RAISE EXCEPTION 'no open office for a posting of this role'
        USING ERRCODE = '23514', CONSTRAINT = 'posting_fits_office', TABLE = 'posting';
    END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER posting_fits BEFORE INSERT ON posting FOR EACH ROW EXECUTE FUNCTION didban_posting_fits();

-- What has been stays: only the end of a posting may be set or moved, and not once it has passed.
CREATE FUNCTION didban_posting_on_record() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF (to_jsonb(NEW) - 'valid_to') IS DISTINCT FROM (to_jsonb(OLD) - 'valid_to') OR OLD.valid_to <= now() THEN
      RAISE EXCEPTION 'posting is on record: only its end may be set' USING ERRCODE = '23001';
    END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER posting_on_record BEFORE UPDATE ON posting FOR EACH ROW EXECUTE FUNCTION didban_posting_on_record();
CREATE TRIGGER posting_kept BEFORE DELETE ON posting FOR EACH ROW EXECUTE FUNCTION didban_refuse_change();
CREATE TRIGGER posting_no_truncate BEFORE TRUNCATE ON posting FOR EACH STATEMENT EXECUTE FUNCTION didban_refuse_change();

-- No account without a posting: the first is made with it, whoever makes the account.
CREATE FUNCTION didban_post_new_account() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    INSERT INTO posting (id, user_id, role, office_id, valid_from, made_at, made_by_id)
      VALUES (gen_random_uuid(), NEW.id, NEW.role, NEW.office_id, NEW.created_at, NEW.created_at, didban_actor());
    RETURN NEW;
  END
$$;
CREATE TRIGGER user_account_posted AFTER INSERT ON user_account
  FOR EACH ROW EXECUTE FUNCTION didban_post_new_account();

ALTER TABLE posting ENABLE ROW LEVEL SECURITY;
ALTER TABLE posting FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT ON posting TO didban_system, didban_platform;
GRANT UPDATE (valid_to) ON posting TO didban_platform;
GRANT SELECT ON posting TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary;
CREATE POLICY posting_system_select ON posting FOR SELECT TO didban_system USING (true);
CREATE POLICY posting_system_insert ON posting FOR INSERT TO didban_system WITH CHECK (true);
CREATE POLICY posting_platform_select ON posting FOR SELECT TO didban_platform USING (true);
CREATE POLICY posting_platform_insert ON posting FOR INSERT TO didban_platform WITH CHECK (true);
CREATE POLICY posting_platform_update ON posting FOR UPDATE TO didban_platform USING (true) WITH CHECK (true);
CREATE POLICY posting_own_select ON posting FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary
  USING (user_id = (SELECT didban_actor()));

-- Offices are public places: everybody reads their names. What an office is (code, agency, kind) never changes, and none
-- is ever deleted.
ALTER TABLE office ENABLE ROW LEVEL SECURITY;
ALTER TABLE office FORCE ROW LEVEL SECURITY;
GRANT SELECT ON office TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_platform,
  didban_figures, didban_exceptional, didban_system, didban_ledger, didban_auditor;
GRANT INSERT ON office TO didban_platform;
GRANT UPDATE (name_fa, name_en, county_code, retired_at) ON office TO didban_platform;
CREATE POLICY office_all_select ON office FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_platform, didban_figures,
    didban_exceptional, didban_system, didban_ledger, didban_auditor
  USING (true);
CREATE POLICY office_platform_insert ON office FOR INSERT TO didban_platform WITH CHECK (true);
CREATE POLICY office_platform_update ON office FOR UPDATE TO didban_platform USING (true) WITH CHECK (true);
