-- The database's roles (docs/decisions/017). Run before the migrations by whoever may create roles: the embedded
-- server's superuser, or on a server of your own an administrator (docs/operations.md). Repeating it changes nothing.
-- Reads three settings: didban.owner (the role that migrates), didban.web and didban.web_password (the role the
-- program signs in as; without a password it is left to the administrator).
DO $$
  DECLARE
    owner text := current_setting('didban.owner');
    web text := current_setting('didban.web');
    password text := nullif(current_setting('didban.web_password', true), '');
    name text;
    -- What the program may become, for one transaction at a time: one role per agency, one for figures of the whole
    -- province, one for files opened exceptionally, one for what happens before anybody has signed in.
    worn text[] := ARRAY['didban_customs', 'didban_ocssp', 'didban_police', 'didban_tazirat', 'didban_judiciary',
                         'didban_platform', 'didban_figures', 'didban_exceptional', 'didban_system'];
    -- What it may not: the owner of the functions that keep ledgers and counts; the auditor; the backup.
    others text[] := ARRAY['didban_ledger', 'didban_auditor', 'didban_backup'];
    modern boolean := current_setting('server_version_num')::int >= 160000;
  BEGIN
    FOREACH name IN ARRAY worn || others LOOP
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
        EXECUTE format('CREATE ROLE %I NOLOGIN', name);
      END IF;
    END LOOP;

    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = web) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT', web);
    END IF;
    IF password IS NOT NULL THEN
      EXECUTE format('ALTER ROLE %I PASSWORD %L', web, password);
    END IF;
    FOREACH name IN ARRAY worn LOOP
      IF NOT pg_has_role(web, name, 'MEMBER') THEN EXECUTE format('GRANT %I TO %I', name, web); END IF;
    END LOOP;

    -- The owner gives functions away to didban_ledger and must be able to become it, but never has its rights unasked.
    IF NOT pg_has_role(owner, 'didban_ledger', 'MEMBER') OR owner = current_user THEN
      IF modern THEN EXECUTE format('GRANT didban_ledger TO %I WITH INHERIT FALSE, SET TRUE', owner);
      ELSE
        -- PostgreSQL 15 knows inheritance for the whole role alone. Without it the database's owner would lose what it
        -- has of the schema as `pg_database_owner`: given by name first.
        IF NOT EXISTS (
          SELECT FROM pg_namespace, aclexplode(nspacl) AS given
            WHERE nspname = 'public' AND given.grantee = to_regrole(owner) AND given.is_grantable
        ) THEN
          EXECUTE format('GRANT ALL ON SCHEMA public TO %I WITH GRANT OPTION', owner);
        END IF;
        EXECUTE format('ALTER ROLE %I NOINHERIT', owner);
        EXECUTE format('GRANT didban_ledger TO %I', owner);
      END IF;
    END IF;

    -- pg_dump must see every row. Only a superuser can give this away.
    IF (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) THEN
      ALTER ROLE didban_backup BYPASSRLS;
    END IF;
  END
$$;
