// Puts README's own blocks into the project, at the places that its POM marks, as a reader would paste them.

def readme = new File(basedir, '../../../../README.md').getText('UTF-8')

def block = { String language, String start ->
    def found = (readme =~ /(?s)```${language}\n(.*?)```/).collect { it[1] }.find { it.startsWith(start) }
    if (found == null) {
        throw new AssertionError("README should have a block of $language that starts with: $start" as Object)
    }
    return found
}

new File(basedir, 'pom.xml').with { pom ->
    def filled = pom.getText('UTF-8')
            .replace('<!-- README: dependency -->', block('xml', '<dependency>'))
            .replace('<!-- README: plugin -->', block('xml', '<plugin>'))
    pom.setText(filled, 'UTF-8')
}

def test = new File(basedir, 'src/test/java/com/acme/CatalogTest.java')
test.parentFile.mkdirs()
test.setText(block('java', 'package com.acme;'), 'UTF-8')
return true
