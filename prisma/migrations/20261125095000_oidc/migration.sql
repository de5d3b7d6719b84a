-- Who somebody is at the identity provider of the house (docs/decisions/024). A row is made by an administrator alone,
-- never by signing in. The provider's name for a person can be given to somebody else one day, its subject cannot: the
-- name opens the link once, within a term, and from then on the subject alone counts.
CREATE TABLE "external_identity" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "issuer" TEXT NOT NULL,
    "subject" TEXT,
    "claim" TEXT,
    "claim_until" TIMESTAMPTZ(3),
    "pinned_at" TIMESTAMPTZ(3),
    "linked_by" UUID NOT NULL,
    "linked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_identity_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "external_identity_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user_account"("id")
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "external_identity_linked_by_fkey" FOREIGN KEY ("linked_by") REFERENCES "user_account"("id")
      ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "external_identity_known" CHECK ("subject" IS NOT NULL OR "claim" IS NOT NULL),
    CONSTRAINT "external_identity_pinned" CHECK (("subject" IS NULL) = ("pinned_at" IS NULL)),
    CONSTRAINT "external_identity_term" CHECK (("claim" IS NULL) = ("claim_until" IS NULL)),
    -- OpenID Connect Core 1.0 §2: a subject has at most 255 ASCII characters.
    CONSTRAINT "external_identity_subject" CHECK ("subject" ~ '^[\x21-\x7e]{1,255}$'),
    CONSTRAINT "external_identity_claim" CHECK ("claim" ~ '^[a-z0-9][a-z0-9._@-]{0,99}$'),
    CONSTRAINT "external_identity_issuer" CHECK ("issuer" ~ '^https?://[\x21-\x7e]+$' AND char_length("issuer") <= 500)
);

CREATE UNIQUE INDEX "external_identity_issuer_user_id_key" ON "external_identity"("issuer", "user_id");
CREATE UNIQUE INDEX "external_identity_issuer_subject_key" ON "external_identity"("issuer", "subject");
CREATE UNIQUE INDEX "external_identity_issuer_claim_key" ON "external_identity"("issuer", "claim");

ALTER TABLE "external_identity" ENABLE ROW LEVEL SECURITY;
ALTER TABLE "external_identity" FORCE ROW LEVEL SECURITY;

-- Whoever administers accounts makes and takes away links, and changes none.
GRANT SELECT, INSERT, DELETE ON "external_identity" TO didban_platform;
CREATE POLICY external_identity_platform_read ON "external_identity" FOR SELECT TO didban_platform USING (true);
CREATE POLICY external_identity_platform_insert ON "external_identity" FOR INSERT TO didban_platform
  WITH CHECK ("linked_by" = (SELECT didban_actor()));
CREATE POLICY external_identity_platform_delete ON "external_identity" FOR DELETE TO didban_platform USING (true);

-- Signing in reads links, and pins a name to its subject once.
GRANT SELECT, UPDATE ("subject", "pinned_at") ON "external_identity" TO didban_system;
CREATE POLICY external_identity_system_read ON "external_identity" FOR SELECT TO didban_system USING (true);
CREATE POLICY external_identity_system_pin ON "external_identity" FOR UPDATE TO didban_system
  USING ("subject" IS NULL AND "claim" IS NOT NULL) WITH CHECK ("subject" IS NOT NULL);

GRANT SELECT ON "external_identity" TO didban_backup;

-- What the provider said of a second factor; where it said nothing, ours is asked for.
ALTER TABLE "session" ADD COLUMN "proved_twice" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "session" ADD CONSTRAINT "session_proved_twice" CHECK (NOT "proved_twice" OR "method" = 'OIDC');
