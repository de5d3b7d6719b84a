-- How people prove who they are, apart from who they are (docs/decisions/018). Password hashes and second factors are
-- read by sign-in alone (didban_system); the administrators' agency may set a password and never read one.
CREATE TABLE "credential" (
    "user_id" UUID NOT NULL,
    "password_hash" TEXT NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "must_change" BOOLEAN NOT NULL DEFAULT false,
    "totp_secret" TEXT,
    "totp_confirmed_at" TIMESTAMPTZ(3),
    "totp_last_step" BIGINT,

    CONSTRAINT "credential_pkey" PRIMARY KEY ("user_id"),
    CONSTRAINT "credential_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "credential_password_argon2id" CHECK ("password_hash" LIKE '$argon2id$%'),
    -- Sealed, never plain: nonce, tag and text in base64url.
    CONSTRAINT "credential_totp_sealed" CHECK ("totp_secret" ~ '^v1(\.[A-Za-z0-9_-]+){3}$'),
    CONSTRAINT "credential_totp_whole" CHECK (
      ("totp_confirmed_at" IS NULL OR "totp_secret" IS NOT NULL)
      AND ("totp_confirmed_at" IS NULL) = ("totp_last_step" IS NULL))
);

CREATE TABLE "recovery_code" (
    "code_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "made_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("code_hash"),
    CONSTRAINT "recovery_code_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "recovery_code_hashed" CHECK ("code_hash" ~ '^[0-9a-f]{64}$')
);

CREATE TABLE "role_setting" (
    "role" "role" NOT NULL,
    "second_factor_required" BOOLEAN NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "role_setting_pkey" PRIMARY KEY ("role")
);

CREATE TABLE "pending_sign_in" (
    "token_hash" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "epoch" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "pending_sign_in_pkey" PRIMARY KEY ("token_hash"),
    CONSTRAINT "pending_sign_in_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "pending_sign_in_hashed" CHECK ("token_hash" ~ '^[0-9a-f]{64}$')
);

CREATE TABLE "sign_in_attempt" (
    "key" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "wait_until" TIMESTAMPTZ(3),

    CONSTRAINT "sign_in_attempt_pkey" PRIMARY KEY ("key"),
    CONSTRAINT "sign_in_attempt_keyed" CHECK ("key" ~ '^[0-9a-f]{64}$'),
    CONSTRAINT "sign_in_attempt_counted" CHECK ("count" >= 0)
);

CREATE INDEX "recovery_code_user_id_idx" ON "recovery_code"("user_id");
CREATE INDEX "pending_sign_in_expires_at_idx" ON "pending_sign_in"("expires_at");
CREATE INDEX "sign_in_attempt_last_at_idx" ON "sign_in_attempt"("last_at");

-- What is there already moves. The owner is bound by row security too, so it is lifted for the reading.
ALTER TABLE "user_account" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "installation" NO FORCE ROW LEVEL SECURITY;
INSERT INTO "credential" ("user_id", "password_hash", "changed_at")
  SELECT "id", "password_hash", "created_at" FROM "user_account";
-- Compulsory for whoever administers, rules or oversees; in a demonstration for nobody.
INSERT INTO "role_setting" ("role", "second_factor_required")
  SELECT r, r IN ('ADMINISTRATOR', 'JUDICIARY_OFFICER', 'PENALTY_OFFICER', 'CUSTOMS_SUPERVISOR')
    AND NOT EXISTS (SELECT FROM "installation" WHERE "demo_loaded_at" IS NOT NULL)
  FROM unnest(enum_range(NULL::"role")) AS r;
ALTER TABLE "user_account" FORCE ROW LEVEL SECURITY;
ALTER TABLE "installation" FORCE ROW LEVEL SECURITY;

ALTER TABLE "user_account" DROP COLUMN "password_hash";

DO $$
  DECLARE t text;
  BEGIN
    FOREACH t IN ARRAY ARRAY['credential', 'recovery_code', 'role_setting', 'pending_sign_in', 'sign_in_attempt'] LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;
  END
$$;

-- Sign-in itself, before anybody is somebody.
GRANT SELECT, INSERT, UPDATE ON "credential" TO didban_system;
CREATE POLICY credential_system_read ON "credential" FOR SELECT TO didban_system USING (true);
CREATE POLICY credential_system_insert ON "credential" FOR INSERT TO didban_system WITH CHECK (true);
CREATE POLICY credential_system_update ON "credential" FOR UPDATE TO didban_system USING (true) WITH CHECK (true);

GRANT SELECT, INSERT, DELETE, UPDATE ("used_at") ON "recovery_code" TO didban_system;
CREATE POLICY recovery_code_system_read ON "recovery_code" FOR SELECT TO didban_system USING (true);
CREATE POLICY recovery_code_system_insert ON "recovery_code" FOR INSERT TO didban_system WITH CHECK ("used_at" IS NULL);
CREATE POLICY recovery_code_system_use ON "recovery_code" FOR UPDATE TO didban_system
  USING ("used_at" IS NULL) WITH CHECK (true);
CREATE POLICY recovery_code_system_delete ON "recovery_code" FOR DELETE TO didban_system USING (true);

GRANT SELECT, INSERT, DELETE, UPDATE ("used_at") ON "pending_sign_in" TO didban_system;
CREATE POLICY pending_sign_in_system_read ON "pending_sign_in" FOR SELECT TO didban_system USING (true);
CREATE POLICY pending_sign_in_system_insert ON "pending_sign_in" FOR INSERT TO didban_system WITH CHECK ("used_at" IS NULL);
CREATE POLICY pending_sign_in_system_use ON "pending_sign_in" FOR UPDATE TO didban_system
  USING ("used_at" IS NULL) WITH CHECK (true);
CREATE POLICY pending_sign_in_system_delete ON "pending_sign_in" FOR DELETE TO didban_system USING (true);

GRANT SELECT, INSERT, UPDATE, DELETE ON "sign_in_attempt" TO didban_system;
CREATE POLICY sign_in_attempt_system ON "sign_in_attempt" TO didban_system USING (true) WITH CHECK (true);

GRANT SELECT ON "role_setting" TO didban_system;
CREATE POLICY role_setting_system_read ON "role_setting" FOR SELECT TO didban_system USING (true);

-- Administrators: they set a password that its owner must change, take a lost second factor away, and never read either.
GRANT SELECT ("user_id"), INSERT ("user_id", "password_hash", "changed_at", "must_change"),
  UPDATE ("password_hash", "changed_at", "must_change", "totp_secret", "totp_confirmed_at", "totp_last_step")
  ON "credential" TO didban_platform;
CREATE POLICY credential_platform_read ON "credential" FOR SELECT TO didban_platform
  USING ((SELECT didban_role()) = 'ADMINISTRATOR');
CREATE POLICY credential_platform_insert ON "credential" FOR INSERT TO didban_platform
  WITH CHECK ((SELECT didban_role()) = 'ADMINISTRATOR' AND "must_change");
CREATE POLICY credential_platform_update ON "credential" FOR UPDATE TO didban_platform
  USING ((SELECT didban_role()) = 'ADMINISTRATOR')
  WITH CHECK ((SELECT didban_role()) = 'ADMINISTRATOR' AND "must_change");

-- A second factor given to somebody by anybody else proves nothing: others can only take it away.
CREATE FUNCTION didban_keep_second_factor() RETURNS trigger LANGUAGE plpgsql AS $$
  BEGIN
    IF NEW.totp_secret IS NOT NULL AND NEW.totp_secret IS DISTINCT FROM OLD.totp_secret THEN
      RAISE EXCEPTION 'a second factor is set up by its owner alone' USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NEW;
  END
$$;
CREATE TRIGGER credential_second_factor BEFORE UPDATE ON "credential" FOR EACH ROW
  WHEN (current_user = 'didban_platform') EXECUTE FUNCTION didban_keep_second_factor();

GRANT SELECT ("user_id"), DELETE ON "recovery_code" TO didban_platform;
CREATE POLICY recovery_code_platform_read ON "recovery_code" FOR SELECT TO didban_platform
  USING ((SELECT didban_role()) = 'ADMINISTRATOR');
CREATE POLICY recovery_code_platform_delete ON "recovery_code" FOR DELETE TO didban_platform
  USING ((SELECT didban_role()) = 'ADMINISTRATOR');

GRANT SELECT, UPDATE ("second_factor_required", "changed_at") ON "role_setting" TO didban_platform;
CREATE POLICY role_setting_platform_read ON "role_setting" FOR SELECT TO didban_platform USING (true);
CREATE POLICY role_setting_platform_update ON "role_setting" FOR UPDATE TO didban_platform
  USING ((SELECT didban_role()) = 'ADMINISTRATOR') WITH CHECK (true);

GRANT SELECT ON "credential", "recovery_code", "role_setting", "pending_sign_in", "sign_in_attempt" TO didban_backup;
