def (builds, contains, lacks) = evaluate(new File(basedir, '../../../src/it/builds.groovy'))

def figure = (builds[0] =~ /LEAK  CatalogTest\.loads\(\)  retained ([\d,]+ B), budget 65,536 B/)
if (!figure.find()) {
    throw new AssertionError('Build 1 should name test, metric, measured and budget' as Object)
}
def measured = figure.group(1)

contains(1, 'Tests run: 1, Failures: 0, Errors: 0')
contains(1, ':check (default) on project extension: Memory budget: 1 of 1 test is over budget')
contains(1, 'Report: ' + new File(basedir, 'target/site/memory-budget/index.html'))

contains(2, 'Failures: 1')
contains(2, measured)
lacks(2, ':check (')

contains(3, 'Failures: 1')
contains(3, measured)
lacks(3, 'memory-budget-maven-plugin')

contains(4, 'Tests run: 2, Failures: 0, Errors: 0, Skipped: 1')
contains(4, 'Memory budget: 1 test within budget')
contains(4, '1 healthy')
lacks(4, 'isSkipped')

contains(5, 'com.acme.PlainTest#builds()')
contains(5, '  @MemoryBudget(retained = "')
assert builds[4] =~ /allocated: measured 1,\d\d\d,\d\d\d B \(cold\)/

contains(6, 'LOST KilledTest.halts(): the JVM (pid ')
def results = new File(basedir, 'target/memory-budget/results').listFiles().collect { it.text }.join()
if (!results.contains('"method":"counts"') || !results.contains('"verdict":"PASS"')) {
    throw new AssertionError('The result before the crash should be kept' as Object)
}
return true
