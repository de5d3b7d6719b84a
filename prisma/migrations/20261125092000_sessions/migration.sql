-- A session says how and from where it was opened, and to which epoch of its account it belongs. Raising the account's
-- epoch makes every older session worthless at once, also one that is being opened at this very moment.
CREATE TYPE sign_in_method AS ENUM ('PASSWORD', 'TOTP', 'OIDC');
CREATE TYPE session_end AS ENUM (
  'SIGNED_OUT', 'ENDED_ELSEWHERE', 'ENDED_BY_ADMINISTRATOR', 'PASSWORD_CHANGED', 'ACCOUNT_DISABLED');

ALTER TABLE user_account ADD COLUMN session_epoch integer NOT NULL DEFAULT 0
  CONSTRAINT user_account_epoch CHECK (session_epoch >= 0);

ALTER TABLE session
  ADD COLUMN epoch integer NOT NULL DEFAULT 0,
  ADD COLUMN method sign_in_method NOT NULL DEFAULT 'PASSWORD',
  ADD COLUMN user_agent text,
  ADD COLUMN address text,
  ADD COLUMN confirmed_at timestamptz(3),
  ADD COLUMN ended_because session_end;
-- Until now there was no other way in.
ALTER TABLE session ALTER COLUMN method DROP DEFAULT;
-- What a browser says of itself is foreign text: bounded, and without anything that breaks a line.
ALTER TABLE session ADD CONSTRAINT session_user_agent_safe
  CHECK (char_length(user_agent) BETWEEN 1 AND 300 AND user_agent !~ '[[:cntrl:]]');
ALTER TABLE session ADD CONSTRAINT session_address_length CHECK (char_length(address) BETWEEN 2 AND 45);
ALTER TABLE session ADD CONSTRAINT session_ended_because CHECK (ended_because IS NULL OR ended_at IS NOT NULL);

-- Sign-in and every request's look at its session are the platform's own. Beside that everybody sees and ends their
-- own sessions, an administrator anybody's; nobody opens one, prolongs one or confirms themselves past sign-in.
ALTER TABLE session ENABLE ROW LEVEL SECURITY;
ALTER TABLE session FORCE ROW LEVEL SECURITY;
GRANT SELECT, INSERT, UPDATE ON session TO didban_system;
GRANT SELECT ON session TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_platform;
GRANT UPDATE (ended_at, ended_because) ON session
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_platform;
CREATE POLICY session_system ON session TO didban_system USING (true) WITH CHECK (true);
CREATE POLICY session_own_select ON session FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary
  USING (user_id = (SELECT didban_actor()));
CREATE POLICY session_own_update ON session FOR UPDATE
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary
  USING (user_id = (SELECT didban_actor())) WITH CHECK (user_id = (SELECT didban_actor()));
CREATE POLICY session_platform_select ON session FOR SELECT TO didban_platform USING (true);
CREATE POLICY session_platform_update ON session FOR UPDATE TO didban_platform USING (true) WITH CHECK (true);
