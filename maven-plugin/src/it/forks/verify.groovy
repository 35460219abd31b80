def (builds, contains, lacks) = evaluate(new File(basedir, '../../../src/it/builds.groovy'))

def figures = { int build ->
    return ['retained', 'allocated'].collect { metric ->
        def found = (builds[build - 1] =~ /$metric  ([\d,]+ B), budget 65,536 B/)
        if (!found.find()) {
            throw new AssertionError("Build $build should name what is $metric" as Object)
        }
        return found.group(1)
    }
}

contains(1, 'Memory budget: 2 of 3 tests are over budget')
contains(1, 'LEAK  CatalogTest.loads()')
contains(1, 'BLOAT RendererTest.renders()')
assert new File(basedir, 'target/jacoco.exec').getText('ISO-8859-1').contains('com/acme/RendererTest')
contains(2, 'Memory budget: 2 of 3 tests are over budget')
assert figures(2) == figures(1)

contains(3, '3 inconclusive')
lacks(3, 'over budget')

contains(4, 'Memory budget: 2 of 3 tests are over budget')
assert figures(4) == figures(1)

contains(5, 'Memory budget: 1 test within budget')
contains(5, 'Flakes: 1')

contains(6, 'LEAK  CatalogTest.loads() (attempt 2 of 2)')

contains(7, 'Memory budget: 2 of 3 tests are over budget')
assert figures(7) == figures(1)

contains(8, 'Flakes: 1')
contains(8, ':check (default) on project forks: Memory budget: 1 of 1 test is over budget')
contains(8, 'LEAK  FillsOnceTest.fills() (attempt 1 of 2)')

contains(9, 'Flakes: 1')
contains(9, 'Memory budget: 1 test within budget')
def report = new File(basedir, 'target/site/memory-budget/report.json').text
assert report.contains('"otherAttempts":[{"type":"result"')
return true
