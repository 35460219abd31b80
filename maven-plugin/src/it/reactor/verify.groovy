def (builds, contains, lacks) = evaluate(new File(basedir, '../../../src/it/builds.groovy'))

contains(1, ':check (default) on project leaky: Memory budget: 1 of 1 test is over budget')
contains(1, '  LEAK  LeakyTest.runs()  retained 2,097,176 B, budget 65,536 B')
contains(1, 'Memory budget: 1 test within budget')
lacks(1, ':check (default) on project healthy')
lacks(1, 'No memory results')
contains(1, 'Memory budget of all modules: 1 of 2 tests is over budget')
contains(1, 'Report of all modules: ' + new File(basedir, 'target/site/memory-budget/index.html'))
lacks(1, 'not complete')

contains(2, 'Memory budget of all modules: 1 of 2 tests is over budget')
lacks(2, 'LeakyTest')

contains(3, 'maven-surefire-plugin')
lacks(3, 'mode record')
contains(3, 'leaky is not complete: its build failed')

contains(4, ':aggregate (default-cli) on project reactor: Memory budget: 1 of 2 tests is over budget')
contains(4, '  LEAK  LeakyTest.runs() (leaky)  retained 2,097,176 B, budget 65,536 B')

contains(5, '  LEAK  LeakyTest.runs() (leaky)')
contains(5, new File(basedir, 'missing').toString() + ': is not a directory')

contains(6, 'Memory budget: 1 test within budget')
contains(6, 'leaky  not complete: not built yet')
lacks(6, 'LeakyTest')

contains(7, 'added  com.acme.leaky.LeakyTest#runs() retained 2,097,176 B')
assert new File(basedir, 'healthy/memory-baseline.json').exists()

def titles = ['leaky', 'healthy'].collect {
    new File(basedir, it + '/target/site/memory-budget/report.json').readLines()[1]
}
if (titles != ['"title":"leaky 1.0",', '"title":"healthy 1.0",']) {
    throw new AssertionError("Each module should have its own report: $titles" as Object)
}
if (new File(basedir, 'recorder/target/site').exists()) {
    throw new AssertionError('A module without tests should have no report' as Object)
}
contains(9, 'Memory budget of all modules: 1 of 2 tests is over budget')
lacks(9, 'LeakyTest')
contains(11, 'memoryBudget.taggedBaseline: no module has ' + new File(basedir, 'misspelt.json'))

contains(12, '  REGRESSED  HealthyTest#runs()  retained 50,000 B, accepted 0 B')
contains(12, 'To accept them: mvn memory-budget:update-baseline -DmemoryBudget.allowLoosening -pl :healthy')
contains(13, 'loosened  com.acme.healthy.HealthyTest#runs() retained 0 B -> 50,000 B')
lacks(13, 'LeakyTest')

// While the second module was at its tests, the first one's results were there, and its own of before were not.
def meanwhile = new File(basedir, 'healthy/target/root-report-meanwhile.json').text
assert meanwhile.contains('"name":"leaky","state":"complete","tests":1,"violations":1')
assert meanwhile.contains('"name":"healthy","state":"pending","tests":0,"violations":0')

// Each of the builds that had results, and none twice: 7 and 13 accept, and 11 stops before.
def summary = new File(basedir, 'summary.md').text
assert summary.count('<!-- memory-budget-report -->') == 10
def annotations = { int build -> builds[build - 1].readLines().count { it.startsWith('::error file=') && it.contains('/leaky/src/test/java/') } }
assert annotations(1) == 1
assert annotations(4) == 1
assert annotations(10) == 1
// Modules have their own lines, by their own places; the one of all stands there once.
def history = new File(basedir, 'history.jsonl').readLines()
assert history.size() == 1
assert history[0].contains('"module":"","at":"')
assert history[0].contains('{"module":"leaky","test":"com.acme.leaky.LeakyTest#runs()"')
assert new File(basedir, 'leaky/history.jsonl').readLines().size() == 1

def all = new File(basedir, 'target/site/memory-budget/report.json').text
assert all.contains('"comparison":{"baselines":["leaky/memory-baseline.json","healthy/memory-baseline.json"]')
assert all.contains('"name":"leaky","state":"complete","tests":1,"violations":1')
assert all.contains('"name":"healthy","state":"complete","tests":1,"violations":0')
return true
