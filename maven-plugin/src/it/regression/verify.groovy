def (builds, contains, lacks) = evaluate(new File(basedir, '../../../src/it/builds.groovy'))

contains(1, 'added  com.acme.CatalogTest#loads() retained 10,240 B')

contains(2, 'unchanged against the baseline')
lacks(2, 'not comparable')

contains(3, 'Tests run: 1, Failures: 0, Errors: 0')
contains(3, ':check (default) on project regression: Memory figures are worse than memory-baseline.json allows:')
contains(3, '  REGRESSED  CatalogTest#loads()  retained 30,720 B, accepted 10,240 B, +20,480 B (+200.0 %)')
lacks(3, 'over budget')

lacks(4, 'REGRESSED')
lacks(4, 'not comparable')

lacks(5, 'REGRESSED')
lacks(5, 'against the baseline')
assert !new File(basedir, 'target/memory-budget/baseline-limits.tsv').exists()
return true
