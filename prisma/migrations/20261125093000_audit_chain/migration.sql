-- One chain of events per agency (docs/decisions/020): every row carries the hash of the one before it, so that
-- whoever changes, removes or slips in a row breaks everything after it.
ALTER TABLE audit_event NO FORCE ROW LEVEL SECURITY;
ALTER TABLE audit_event
  ADD COLUMN ordinal bigint,
  ADD COLUMN previous_hash bytea,
  ADD COLUMN hash bytea,
  -- The request that did it, as the log of the web server names it; empty for jobs.
  ADD COLUMN request_id text;

-- One part of a row's text: its length in bytes and itself, so that no two rows ever read the same; - is no value.
-- The same in lib/audit/chain/rules.ts (compared by a test).
CREATE FUNCTION didban_audit_hash(e audit_event) RETURNS bytea LANGUAGE plpgsql STABLE PARALLEL SAFE AS $$
  DECLARE
    agency text := e.agency::text;
    ordinal text := e.ordinal::text;
    previous text := encode(e.previous_hash, 'hex');
    at text := to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"');
    actor text := e.actor_id::text;
    role text := e.role::text;
    office text := e.office_id::text;
    was text := e.before::text;
    made text := e.after::text;
  BEGIN
    RETURN sha256(convert_to(concat(
      'didban-audit-1,',
      octet_length(agency), ':', agency, ',',
      octet_length(ordinal), ':', ordinal, ',',
      octet_length(previous), ':', previous, ',',
      '36:', e.id, ',',
      octet_length(at), ':', at, ',',
      octet_length(e.event), ':', e.event, ',',
      coalesce(octet_length(actor) || ':' || actor, '-'), ',',
      coalesce(octet_length(role) || ':' || role, '-'), ',',
      coalesce(octet_length(office) || ':' || office, '-'), ',',
      octet_length(e.subject_type), ':', e.subject_type, ',',
      octet_length(e.subject_id), ':', e.subject_id, ',',
      coalesce(octet_length(was) || ':' || was, '-'), ',',
      coalesce(octet_length(made) || ':' || made, '-'), ',',
      coalesce(octet_length(e.reason) || ':' || e.reason, '-'), ',',
      coalesce(octet_length(e.request_id) || ':' || e.request_id, '-'), ','), 'UTF8'));
  END
$$;

-- What was written before there were chains: in the order in which it happened.
ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only;
DO $$
  DECLARE
    e audit_event;
    chain agency;
    n bigint;
    last bytea;
  BEGIN
    FOREACH chain IN ARRAY enum_range(NULL::agency) LOOP
      n := 0;
      last := decode(repeat('00', 32), 'hex');
      FOR e IN SELECT * FROM audit_event WHERE agency = chain ORDER BY at, id LOOP
        n := n + 1;
        e.ordinal := n;
        e.previous_hash := last;
        last := didban_audit_hash(e);
        UPDATE audit_event SET ordinal = n, previous_hash = e.previous_hash, hash = last WHERE id = e.id;
      END LOOP;
    END LOOP;
  END
$$;
ALTER TABLE audit_event ENABLE TRIGGER audit_event_append_only;

ALTER TABLE audit_event
  ALTER COLUMN ordinal SET NOT NULL,
  ALTER COLUMN previous_hash SET NOT NULL,
  ALTER COLUMN hash SET NOT NULL,
  ADD CONSTRAINT audit_event_ordinal CHECK (ordinal > 0),
  ADD CONSTRAINT audit_event_hashes CHECK (octet_length(hash) = 32 AND octet_length(previous_hash) = 32),
  -- A moment that its text can tell from every other one.
  ADD CONSTRAINT audit_event_moment CHECK (at >= '2000-01-01Z' AND at < '3000-01-01Z');
CREATE UNIQUE INDEX audit_event_agency_ordinal_key ON audit_event (agency, ordinal);

-- How the log is searched: newest first; by person; by what happened.
DROP INDEX audit_event_at_idx;
CREATE INDEX audit_event_at_id_idx ON audit_event (at, id);
CREATE INDEX audit_event_actor_id_at_id_idx ON audit_event (actor_id, at, id);
CREATE INDEX audit_event_event_at_id_idx ON audit_event (event, at, id);

-- Appends one row: one at a time for each agency, until the transaction ends. Nobody gives a row its place; what is
-- given is replaced. The last row is found by the index each time: within one statement its own rows are seen, and a
-- row of heads would be written anew for each of them.
-- The plan is made once a session, maybe while the table is still empty: then too it goes by the index.
CREATE FUNCTION didban_audit_append() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off SET enable_sort = off AS $$
  DECLARE
    last record;
  BEGIN
    PERFORM pg_advisory_xact_lock(4207313, hashtext(NEW.agency::text));
    SELECT e.ordinal, e.hash INTO last FROM audit_event e WHERE e.agency = NEW.agency
    ORDER BY e.agency DESC, e.ordinal DESC LIMIT 1;
    NEW.ordinal := coalesce(last.ordinal, 0) + 1;
    NEW.previous_hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
    NEW.request_id := left(nullif(current_setting('didban.request', true), ''), 100);
    NEW.hash := didban_audit_hash(NEW);
    RETURN NEW;
  END
$$;
CREATE TRIGGER audit_event_append BEFORE INSERT ON audit_event
  FOR EACH ROW EXECUTE FUNCTION didban_audit_append();

-- How far each chain has come: all that a checkpoint needs, and nothing of what happened.
CREATE FUNCTION didban_audit_heads() RETURNS TABLE (agency agency, ordinal bigint, hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_sort = off AS $$
  SELECT a, e.ordinal, e.hash
  FROM unnest(enum_range(NULL::agency)) AS a
    CROSS JOIN LATERAL (
      SELECT l.ordinal, l.hash FROM audit_event l WHERE l.agency = a
      ORDER BY l.agency DESC, l.ordinal DESC LIMIT 1) AS e
$$;
REVOKE EXECUTE ON FUNCTION didban_audit_heads() FROM PUBLIC;

-- The functions look at the ends of chains for whoever writes, whatever that one may read.
GRANT CREATE ON SCHEMA public TO didban_ledger;
ALTER FUNCTION didban_audit_append() OWNER TO didban_ledger;
ALTER FUNCTION didban_audit_heads() OWNER TO didban_ledger;
REVOKE CREATE ON SCHEMA public FROM didban_ledger;
SET LOCAL ROLE didban_ledger;
REVOKE EXECUTE ON FUNCTION didban_audit_heads() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION didban_audit_heads() TO didban_system;
RESET ROLE;

-- Whether somebody may see what an event was about. A later migration says for whom not.
CREATE FUNCTION didban_sees(subject_type text, subject_id text) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  RETURN true;

ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;

GRANT SELECT ON audit_event TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary,
  didban_platform, didban_exceptional, didban_auditor;
GRANT SELECT (agency, ordinal, hash) ON audit_event TO didban_ledger;
GRANT INSERT (id, at, event, agency, actor_id, role, office_id, subject_type, subject_id, before, after, reason)
  ON audit_event TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_platform,
  didban_system;

-- Who writes, writes as themselves, into their own agency's chain: so a transaction waits for one chain only.
CREATE POLICY audit_event_agency_insert ON audit_event FOR INSERT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_platform
  WITH CHECK (agency = (SELECT didban_agency()) AND actor_id = (SELECT didban_actor())
    AND role = (SELECT didban_role()) AND office_id = (SELECT didban_office()));
CREATE POLICY audit_event_system_insert ON audit_event FOR INSERT TO didban_system
  WITH CHECK (agency = 'PLATFORM');

CREATE POLICY audit_event_agency_select ON audit_event FOR SELECT
  TO didban_customs, didban_ocssp, didban_police, didban_tazirat
  USING (agency = (SELECT didban_agency()) OR didban_sees(subject_type, subject_id));
-- An administrator knows accounts, not casework. Written so that both sides are found by an index.
CREATE POLICY audit_event_platform_select ON audit_event FOR SELECT TO didban_platform
  USING (agency = 'PLATFORM' OR subject_type = 'USER');
CREATE POLICY audit_event_exceptional_select ON audit_event FOR SELECT TO didban_exceptional
  USING (didban_sees(subject_type, subject_id));
CREATE POLICY audit_event_all_select ON audit_event FOR SELECT TO didban_judiciary, didban_auditor, didban_ledger
  USING (true);
