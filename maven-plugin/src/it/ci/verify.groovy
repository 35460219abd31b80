def (builds, contains, lacks) = evaluate(new File(basedir, '../../../src/it/builds.groovy'))
def commands = { int build -> builds[build - 1].readLines().findAll { it.startsWith('::') } }

assert commands(1).size() == 1
assert commands(1)[0].contains('src/test/java/com/acme/CatalogTest.java,line=13,title=Memory budget%3A LEAK CatalogTest.loads()')
assert commands(2).isEmpty()
contains(3, 'The history ' + new File(basedir, 'src') + " can't be used, and is left out: ")
contains(3, ':check (default) on project ci: Memory budget: 1 of 1 test is over budget')
contains(4, 'The history ' + new File(basedir, 'src') + " can't be used, and is left out: ")
contains(5, "The summary for GitHub can't be written: ")
contains(6, '1-corrupt.jsonl:2: ')
contains(6, '1-corrupt.jsonl:4: ')
contains(6, ':check (default) on project ci: Memory results are missing')
contains(6, '1 healthy')
assert commands(6).size() == 2
assert commands(6).every { it.startsWith('::error title=Memory budget%3A UNREADABLE 1-corrupt.jsonl::') }
contains(7, 'LOST CatalogTest.loads()')
assert commands(7).size() == 1
assert commands(7)[0].contains('LOST CatalogTest.loads()')
assert commands(8).isEmpty()

def summary = new File(basedir, 'summary.md').text
// Builds 1 to 4 and 6; the one whose JVM died reached no report, and the last was told to write none.
assert summary.count('<!-- memory-budget-report -->') == 5
def history = new File(basedir, 'history.jsonl').readLines()
assert history.size() == 2
assert history.every { it.startsWith('{"type":"build","schema":1,"module":"ci","at":"') }

def report = new File(basedir, 'target/site/memory-budget')
assert new File(report, 'junit.xml').text.contains('<failure message="LEAK; retained 2.0 MB, budget 64 KB">')
assert new File(report, 'metrics.prom').text.contains('memory_budget_leak_bytes{')
assert new File(report, 'gl-code-quality-report.json').text.contains('"check_name":"memory-leak"')
return true
