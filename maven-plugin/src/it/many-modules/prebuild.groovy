// Fifty modules with a test each, beside the recorder of the project "reactor".
def source = new File(basedir, '../../../src/it/reactor')
def copy = { String from, String to, Closure change ->
    def target = new File(basedir, to)
    target.parentFile.mkdirs()
    target.setText(change(new File(source, from).getText('UTF-8')), 'UTF-8')
}
// Only the project's own POM is filled in by the invoker.
def version = (new File(basedir, 'pom.xml').getText('UTF-8') =~ /memory-budget-maven-plugin<\/artifactId>\s*<version>([^<]+)/)[0][1]
def named = { it.replace('<artifactId>reactor</artifactId>', '<artifactId>many-modules</artifactId>').replace('@project.version@', version) }
copy('recorder/pom.xml', 'recorder/pom.xml', named)
copy('recorder/src/main/java/com/acme/Recorder.java', 'recorder/src/main/java/com/acme/Recorder.java') { it }
def modules = (1..50).collect { String.format('module-%02d', it) }
modules.each { module ->
    copy('healthy/pom.xml', module + '/pom.xml') { named(it).replace('<artifactId>healthy</artifactId>', "<artifactId>$module</artifactId>") }
    copy('healthy/src/test/java/com/acme/healthy/HealthyTest.java', module + '/src/test/java/com/acme/healthy/HealthyTest.java') { it }
}
new File(basedir, 'pom.xml').with { pom ->
    def filled = pom.getText('UTF-8').replace(
            '<!-- and what prebuild.groovy generates -->', modules.collect { "<module>$it</module>" }.join('\n    '))
    pom.setText(filled, 'UTF-8')
}
return true
