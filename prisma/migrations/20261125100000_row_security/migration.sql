-- Provisional: wide grants, replaced before the issue closes.
DO $$
  DECLARE t text; r text;
  BEGIN
    FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r'
      AND NOT c.relrowsecurity AND c.relname <> '_prisma_migrations'
    LOOP
      EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
      EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_platform, didban_figures, didban_system, didban_ledger', t);
      EXECUTE format('CREATE POLICY %I ON %I TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_platform, didban_figures, didban_system, didban_ledger USING (true) WITH CHECK (true)', t || '_wide', t);
    END LOOP;
    FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'v' LOOP
      EXECUTE format('GRANT SELECT ON %I TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_platform, didban_figures, didban_system', t);
    END LOOP;
    FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'S' LOOP
      EXECUTE format('GRANT USAGE ON SEQUENCE %I TO didban_customs, didban_ocssp, didban_police, didban_tazirat, didban_judiciary, didban_platform, didban_system, didban_ledger', t);
    END LOOP;
  END
$$;
GRANT SELECT ON _prisma_migrations TO didban_system;
