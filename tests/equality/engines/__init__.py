# SPDX-License-Identifier: EUPL-1.2
"""Engines: programs that compute the score from a file of ours. One module each, found by itself.

An engine module (``engines/xlsx_libreoffice.py``) holds:

``NAME``     id, as on the command line: ``"xlsx-libreoffice"``.
``TITLE``    the format, in Dutch: ``"Excel-werkmap (XLSX)"``.
``PROGRAM``  what computes: ``"LibreOffice Calc"``.
``CODE``     files whose change makes an old figure stale, from the root of the project, as text:
             ``("src/kennisbank/export/xlsx.py",)``. The engine module itself always counts.
``FIGURES``  which figures it gives (below), a frozenset of names from ``frame.ALL_FIGURES``.
``PARTS``    optional: which rows it gives, default ``frozenset({"lessons", "domains", "total"})``.
             A format without domains gives ``frozenset({"lessons"})``, for instance. Or a function of the
             flat reference, for a format that gives other rows for another scope.
``HEAVY``    optional: true for what runs only in ``make test-all``.
``version()``  version of the program that computes, as it says itself: ``"24.2.7.2"``. Called only when the
             engine runs. A program that is missing is an error with the way to install it, not a skip.
``carries(content, scope, response)``  None if the format can hold these answers, else why not: one Dutch
             sentence for readers of the page *methode*. It says what the FORMAT cannot hold. It is no way
             out for a difference: what the format can hold and the engine gets wrong is a difference.
             ``frame.not_offered`` is what most forms need here.
``run(jobs)``  computes all jobs in one call and returns a flat result for each, in order.

A ``frame.Job`` has ``id``, ``content`` (scoring content), ``response`` (``{"answers": {full id: {"option",
"reason"}}}``) and ``scope``. ``frame.grouped(jobs)`` yields (content, scope, places) of the jobs that share
one form, so that a file is exported once and a program started once. To export::

    from equality.filler import catalogue_of, form_of
    data = xlsx.render(catalogue_of(content), form_of(content, scope))

``catalogue_of`` puts filler texts around the content of a vector (labels are ``Antwoord <option id>``), and
gives the real catalogue for real content. ``frame.answers_in_scope(job)`` leaves out answers to questions
that are not on the form: they change no figure. An answer may lack its ``option``, or have None there: open.

A flat result has a key for each figure of each row that the scope holds, and no other::

    lessons.<lesson id>.<figure>   domains.<domain id>.<figure>   total.<figure>

    score coverage low high            ppm, or None ("nog geen oordeel", "niet van toepassing")
    percent percent_low percent_high   whole percent for people, or None
    level_low level_high certain       numbers, and whether they are equal; None where nothing applies
    cap_low cap_high                   the lowest cap at that end, the top level without one; None as above
    caps                               "les.vraag 1 4;les.vraag2 2 2", in order; "" without caps
    counts.questions, .applicable, .answered, .unknown, .open, .not_applicable, .inapplicable

    weakest_domain                     (scopes all and quickscan) domain id, or None
    states.<les>.<vraag>               known, unknown, excluded
    reasons.<les>.<vraag>              answered, waiting, open, … (conformance/README.md)
    error, error.question …            only with "errors" in FIGURES: the engine refuses

Rows: the scope of a lesson has ``lessons.<it>`` alone; of a domain its lessons and itself; quickscan and all
have everything. A lesson without questions in the quick scan still has its row in the reference (everything
None, counts 0); where the form has no place for it, an engine fills it in with ``frame.nothing(...)``.

Numbers must be numbers: what a program gives as text or as 67.0 is turned into an int by the engine, and a
number that is not whole stays as it is, so that it shows up as a difference. An engine computes nothing that
the file itself should: it fills in answers, lets the program calculate and reads.

Try one engine: ``pytest tests/equality/test_engines.py -k xlsx-libreoffice``. The first failure shows the
smallest case. Formats without an engine stand in ``equality/untested.py``, with why.
"""
