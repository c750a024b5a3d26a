-- SPDX-License-Identifier: EUPL-1.2
-- The scoring of scoring.md over a table of answers. Read by export/sql.py, which puts views of content before it,
-- writes the capitals with an underscore (_PPM and so on) out, and prints every dialect.
-- What is called kb_ becomes a view; the rest becomes a WITH of the next view, so that it is computed once.
-- looked_n and reasons_n are there once for each step in a chain of conditions, from 1; reasons_all is the last.
-- Large tables are joined with the answers or with small tables only: planners guess these views to be tiny.

CREATE VIEW kb_given AS
SELECT respondent, question, NULLIF(option, '') AS option, reason
FROM answers;

CREATE VIEW kb_problems AS
SELECT
  g.respondent,
  g.question,
  g.option,
  CASE
    WHEN g.respondent IS NULL THEN 'no-respondent'
    WHEN l.lesson IS NULL THEN 'other-lesson'
    WHEN q.question IS NULL THEN 'unknown-question'
    ELSE 'unknown-option'
  END AS problem
FROM kb_given AS g
LEFT JOIN kb_lessons AS l ON l.lesson = SPLIT_PART(g.question, '.', 1)
LEFT JOIN kb_questions AS q ON q.question = g.question
LEFT JOIN kb_options AS o ON o.scale = q.scale AND o.option = g.option
WHERE g.respondent IS NULL OR q.question IS NULL OR (NOT g.option IS NULL AND o.option IS NULL)
UNION ALL
SELECT respondent, question, MIN(option) AS option, 'duplicate' AS problem
FROM kb_given
GROUP BY respondent, question
HAVING COUNT(*) > 1;

CREATE VIEW kb_respondents AS
SELECT DISTINCT g.respondent
FROM kb_given AS g
LEFT JOIN kb_problems AS p ON p.respondent = g.respondent AND p.problem <> 'other-lesson'
WHERE p.respondent IS NULL AND NOT g.respondent IS NULL;

CREATE VIEW chosen AS
SELECT
  r.respondent,
  q.place,
  q.lesson,
  q.question,
  q.depth,
  q.before,
  q.weight,
  q.must_have,
  q.worst_cap,
  q.not_applicable_allowed,
  g.option,
  o.points,
  o.role,
  o.cap,
  CASE
    WHEN o.role = 'not-applicable' AND q.not_applicable_allowed = 1 AND _HAS_TEXT(g.reason) THEN 1 ELSE 0
  END AS set_aside
FROM kb_respondents AS r
CROSS JOIN kb_questions AS q
LEFT JOIN kb_given AS g ON g.respondent = r.respondent AND g.question = q.question
LEFT JOIN kb_options AS o ON o.scale = q.scale AND o.option = g.option
WHERE q.in_scope = 1;

CREATE VIEW reasons_0 AS
SELECT _CHOSEN(), CASE WHEN c.depth = 0 THEN _OWN_REASON() END AS reason
FROM chosen AS c;

CREATE VIEW looked_n AS
SELECT
  _CHOSEN(),
  c.reason,
  MAX(CASE WHEN c.depth = _STEP() - 1 THEN c.reason END) OVER (PARTITION BY c.respondent, _FAMILY()) AS before_reason,
  MAX(CASE WHEN c.depth = _STEP() - 1 THEN c.option END) OVER (PARTITION BY c.respondent, _FAMILY()) AS before_option
FROM reasons_before AS c;

CREATE VIEW reasons_n AS
SELECT
  _CHOSEN(),
  CASE
    WHEN c.depth <> _STEP() THEN c.reason
    WHEN c.before_reason IN ('inapplicable', 'ignored', 'not-applicable')
      OR (c.before_reason = 'answered' AND w.option IS NULL)
      THEN CASE WHEN c.option IS NULL THEN 'inapplicable' ELSE 'ignored' END
    WHEN c.set_aside = 0 AND c.before_reason <> 'answered' THEN 'waiting'
    ELSE _OWN_REASON()
  END AS reason
FROM looked_n AS c
LEFT JOIN kb_conditions AS w ON w.question = c.question AND w.option = c.before_option;

CREATE VIEW told AS
SELECT
  a.*,
  CASE WHEN a.reason IN ('inapplicable', 'ignored', 'not-applicable') THEN 0 ELSE 1 END AS applies,
  CASE WHEN a.reason = 'answered' THEN 1 ELSE 0 END AS known
FROM reasons_all AS a;

CREATE VIEW kb_counted AS
SELECT
  t.*,
  CASE WHEN t.must_have = 1 AND t.applies = 1 THEN CASE WHEN t.known = 1 THEN t.cap ELSE t.worst_cap END END AS cap_low,
  CASE WHEN t.must_have = 1 AND t.applies = 1 THEN CASE WHEN t.known = 1 THEN t.cap ELSE _TOP() END END AS cap_high
FROM told AS t;

CREATE VIEW kb_states AS
SELECT
  respondent,
  place,
  question,
  CASE WHEN known = 1 THEN 'known' WHEN applies = 1 THEN 'unknown' ELSE 'excluded' END AS state,
  reason,
  option
FROM kb_counted;

CREATE VIEW kb_caps AS
SELECT c.respondent, c.place, l.domain, c.lesson, c.question, c.cap_low AS low, c.cap_high AS high
FROM kb_counted AS c
INNER JOIN kb_lessons AS l ON l.lesson = c.lesson
WHERE c.cap_low < _TOP() OR c.cap_high < _TOP();

CREATE VIEW counted AS
SELECT respondent, lesson, question, weight, applies, known, points, role, reason, cap_low, cap_high
FROM kb_counted
UNION ALL
SELECT r.respondent, l.lesson, NULL, 0, 0, 0, NULL, NULL, NULL, NULL, NULL
FROM kb_respondents AS r
CROSS JOIN kb_lessons AS l;

CREATE VIEW lesson_sums AS
SELECT
  c.respondent,
  c.lesson,
  _TOTAL(c.weight * c.applies) AS weights,
  _TOTAL(c.weight * c.known) AS known,
  _TOTAL(CASE WHEN c.known = 1 THEN c.weight * c.points ELSE 0 END) AS points,
  COALESCE(MIN(c.cap_low), _TOP()) AS cap_low,
  COALESCE(MIN(c.cap_high), _TOP()) AS cap_high,
  COUNT(c.question) AS questions,
  _TOTAL(c.applies) AS applicable,
  _TOTAL(CASE WHEN c.applies = 1 AND c.role IN ('', 'unknown') THEN 1 ELSE 0 END) AS answered,
  _TOTAL(CASE WHEN c.applies = 1 AND c.role = 'unknown' THEN 1 ELSE 0 END) AS unknown,
  _TOTAL(CASE WHEN c.reason = 'not-applicable' THEN 1 ELSE 0 END) AS not_applicable
FROM counted AS c
GROUP BY c.respondent, c.lesson;

CREATE VIEW lesson_figures AS
SELECT
  s.respondent,
  l.place,
  s.lesson AS id,
  l.domain,
  l.weight,
  CASE WHEN s.known > 0 THEN _PPM(s.points, 100 * s.known) END AS score,
  CASE WHEN s.weights > 0 THEN _PPM(s.known, s.weights) END AS coverage,
  CASE WHEN s.weights > 0 THEN _PPM(s.points, 100 * s.weights) END AS low,
  CASE WHEN s.weights > 0 THEN _PPM(s.points + 100 * (s.weights - s.known), 100 * s.weights) END AS high,
  s.cap_low,
  s.cap_high,
  s.questions,
  s.applicable,
  s.answered,
  s.unknown,
  s.applicable - s.answered AS open,
  s.not_applicable,
  s.questions - s.applicable - s.not_applicable AS inapplicable
FROM lesson_sums AS s
INNER JOIN kb_lessons AS l ON l.lesson = s.lesson;

CREATE VIEW domain_figures AS
SELECT f.respondent, d.place, d.domain AS id, d.weight, _COMBINED()
FROM lesson_figures AS f
INNER JOIN kb_domains AS d ON d.domain = f.domain
GROUP BY f.respondent, d.place, d.domain, d.weight;

CREATE VIEW total_figures AS
SELECT
  f.respondent,
  MIN(CASE WHEN NOT f.low IS NULL THEN f.low * 1000 + f.place END) AS weakest,
  _COMBINED()
FROM domain_figures AS f
GROUP BY f.respondent;

CREATE VIEW lesson_results AS
SELECT f.respondent, 'lessons' AS part, f.place, f.id, _FIGURES(), CAST(NULL AS TEXT) AS weakest_domain
FROM lesson_figures AS f;

CREATE VIEW domain_results AS
SELECT f.respondent, 'domains' AS part, f.place, f.id, _FIGURES(), CAST(NULL AS TEXT) AS weakest_domain
FROM domain_figures AS f;

CREATE VIEW total_results AS
SELECT f.respondent, 'total' AS part, 1 AS place, 'total' AS id, _FIGURES(), d.domain AS weakest_domain
FROM total_figures AS f
LEFT JOIN kb_domains AS d ON d.place = f.weakest % 1000;

CREATE VIEW kb_results AS
SELECT * FROM results_all;
