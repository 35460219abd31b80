def (builds, contains, lacks) = evaluate(new File(basedir, '../../../src/it/builds.groovy'))

contains(1, 'Budgets of tests: mode record')
contains(1, 'Tests run: 1, Failures: 0')
contains(1, ':check (default) on project recorded: Memory budget: 1 of 1 test is over budget')
contains(1, '  LEAK  CatalogTest.loads()')
contains(1, 'retained 2,097,176 B, budget 65,536 B, over by 2,031,640 B')
contains(1, 'Report: ' + new File(basedir, 'target/site/memory-budget/index.html'))
// Maven 4 leaves out a forked lifecycle that has run already.
if (!mavenVersion.startsWith('4.')) {
    contains(1, ':3.4.0:jar (default) > generate-sources')
}

contains(2, 'Budgets of tests: mode enforce')
contains(2, 'maven-surefire-plugin')
contains(2, 'Failures: 1')
lacks(2, ':check (')

contains(3, 'Memory budget: 1 test within budget')
lacks(3, 'CatalogTest')

contains(4, 'LOST KilledTest.halts(): the JVM (pid ')
contains(4, 'died during this test')
lacks(4, ':check (')

contains(5, 'KilledTest.halts()')
contains(5, '1 lost')
contains(5, '1 healthy')
contains(5, ':check (default) on project recorded: Memory results are missing')

contains(6, '1 of 1 test is over budget')
contains(6, 'BUILD SUCCESS')

contains(7, 'Skipped by memoryBudget.skip')
contains(7, 'Failures: 1')

contains(8, 'Tests are skipped; there is nothing to judge.')

contains(9, 'Budgets of tests: mode record')
contains(9, '  LEAK  CatalogTest.loads()')

contains(10, 'Budgets of tests: mode record')
contains(10, 'failsafe')
contains(10, ':check (default) on project recorded: Memory budget: 1 of 2 tests is over budget')
contains(10, '  LEAK  CatalogTest.loads()')

contains(11, '  LEAK  CatalogTest.loads()')

['index.html', 'report.md', 'report.json'].each {
    assert new File(basedir, 'target/site/memory-budget/' + it).text.contains('CatalogTest')
}

return true
