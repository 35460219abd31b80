def builds = new File(basedir, 'build.log').text.split('Scanning for projects').drop(1)

def contains = { int build, String text ->
    if (!builds[build - 1].contains(text)) {
        throw new AssertionError("Build $build should say: $text" as Object)
    }
}
def lacks = { int build, String text ->
    if (builds[build - 1].contains(text)) {
        throw new AssertionError("Build $build should not say: $text" as Object)
    }
}

contains(1, ':check (default) on project leaky: Memory budget: 1 of 1 test is over budget')
contains(1, '  LEAK  LeakyTest.runs()  retained 2,097,176 B, budget 65,536 B')
contains(1, 'Memory budget: 1 test within budget')
lacks(1, ':check (default) on project healthy')
lacks(1, 'No memory results')
contains(2, 'maven-surefire-plugin')
lacks(2, 'mode record')

def titles = ['leaky', 'healthy'].collect {
    new File(basedir, it + '/target/site/memory-budget/report.json').readLines()[1]
}
if (titles != ['"title":"leaky 1.0",', '"title":"healthy 1.0",']) {
    throw new AssertionError("Each module should have its own report: $titles" as Object)
}
if (new File(basedir, 'recorder/target/site').exists()) {
    throw new AssertionError('A module without tests should have no report' as Object)
}
return true
