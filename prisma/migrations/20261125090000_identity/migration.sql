-- Who acts, as lib/db.ts says at the start of a transaction, for that transaction alone. Undefined is nobody.
CREATE FUNCTION didban_actor() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('didban.actor', true), '')::uuid;
CREATE FUNCTION didban_role() RETURNS role LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('didban.role', true), '')::role;
CREATE FUNCTION didban_agency() RETURNS agency LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('didban.agency', true), '')::agency;
CREATE FUNCTION didban_office() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('didban.office', true), '')::uuid;

-- Roles come from prisma/roles.sql; without them nothing goes on.
GRANT USAGE ON SCHEMA public TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary,
  didban_platform, didban_figures, didban_exceptional, didban_system, didban_ledger, didban_auditor, didban_backup;
