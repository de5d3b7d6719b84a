-- The Jalali calendar for figures by month and for periods in months: the 33-year cycle, which agrees with
-- the astronomical calendar throughout 1300-1500. Compared day by day with the program's own calendar by a test.

-- The Gregorian date of 1 Farvardin.
CREATE FUNCTION didban_jalali_new_year(year int) RETURNS date LANGUAGE sql IMMUTABLE
  RETURN date '1970-01-01' - 492268 + 365 * (year - 1) + (8 * year + 21) / 33;

CREATE FUNCTION didban_jalali_year(day date) RETURNS int LANGUAGE sql IMMUTABLE
  RETURN 1 + (33 * (day - date '1970-01-01' + 492268) + 3) / 12053;

-- 1 to 12, of a day so many days after 1 Farvardin.
CREATE FUNCTION didban_jalali_month_at(elapsed int) RETURNS int LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN elapsed < 186 THEN elapsed / 31 ELSE (elapsed - 6) / 30 END + 1;

-- Days from 1 Farvardin to the first of a month, 1 to 12.
CREATE FUNCTION didban_jalali_days_before(month int) RETURNS int LANGUAGE sql IMMUTABLE
  RETURN CASE WHEN month <= 7 THEN 31 * (month - 1) ELSE 30 * (month - 1) + 6 END;

-- `1405-09`: sorts as it runs.
CREATE FUNCTION didban_jalali_month(day date) RETURNS text LANGUAGE sql IMMUTABLE
  RETURN didban_jalali_year(day)::text || '-' || lpad(
    didban_jalali_month_at(day - didban_jalali_new_year(didban_jalali_year(day)))::text, 2, '0');

-- The same day so many months on; in a shorter month its last day.
CREATE FUNCTION didban_jalali_add_months(day date, months int) RETURNS date LANGUAGE plpgsql IMMUTABLE AS $$
  DECLARE
    year int := didban_jalali_year(day);
    elapsed int := day - didban_jalali_new_year(year);
    month int := didban_jalali_month_at(elapsed);
    target int := 12 * year + month - 1 + months;
    first date := didban_jalali_new_year(target / 12) + didban_jalali_days_before(target % 12 + 1);
    next date := didban_jalali_new_year((target + 1) / 12) + didban_jalali_days_before((target + 1) % 12 + 1);
  BEGIN
    RETURN first + least(elapsed - didban_jalali_days_before(month), next - first - 1);
  END
$$;
