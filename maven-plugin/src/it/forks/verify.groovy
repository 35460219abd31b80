def (builds, contains, lacks) = evaluate(new File(basedir, '../../../src/it/builds.groovy'))

def figure = { int build ->
    def found = (builds[build - 1] =~ /retained  ([\d,]+ B), budget 65,536 B/)
    if (!found.find()) {
        throw new AssertionError("Build $build should name the figure" as Object)
    }
    return found.group(1)
}

contains(1, 'Memory budget: 1 of 2 tests is over budget')
contains(1, 'LEAK  CatalogTest.loads()')
assert new File(basedir, 'target/jacoco.exec').length() > 0
contains(2, 'Memory budget: 1 of 2 tests is over budget')
assert figure(1) == figure(2)

contains(3, '2 inconclusive')
lacks(3, 'over budget')

contains(4, 'Memory budget: 1 of 2 tests is over budget')
assert figure(4) == figure(1)

contains(5, 'Memory budget: 1 test within budget')
contains(5, 'Flakes: 1')

contains(6, 'LEAK  CatalogTest.loads() (attempt 2 of 2)')
def report = new File(basedir, 'target/site/memory-budget/report.json').text
assert report.contains('"otherAttempts":[{"type":"result"')
return true
