// Fifty modules with a class and its test each. Its budget is measured in all builds: what is compared is the plugin alone.
def write = { String path, String text ->
    def file = new File(basedir, path)
    file.parentFile.mkdirs()
    file.setText(text, 'UTF-8')
}
def modules = (1..50).collect { String.format('module-%02d', it) }
modules.each { module ->
    write(module + '/pom.xml', """<?xml version="1.0" encoding="UTF-8"?>
<project xmlns="http://maven.apache.org/POM/4.0.0"
         xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
         xsi:schemaLocation="http://maven.apache.org/POM/4.0.0 http://maven.apache.org/xsd/maven-4.0.0.xsd">
  <modelVersion>4.0.0</modelVersion>

  <parent>
    <groupId>com.acme</groupId>
    <artifactId>many-modules</artifactId>
    <version>1.0</version>
  </parent>

  <artifactId>$module</artifactId>
</project>
""")
    write(module + '/src/main/java/com/acme/Catalog.java', """package com.acme;

import java.util.HashMap;
import java.util.Map;

/** What a shop sells. */
public final class Catalog {

    private final Map<String, Integer> prices = new HashMap<>();

    /** Adds an article. */
    public void add(String article, int price) {
        prices.put(article, price);
    }

    /** How many there are. */
    public int size() {
        return prices.size();
    }
}
""")
    write(module + '/src/test/java/com/acme/CatalogTest.java', """package com.acme;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.memorybudget.junit.MemoryBudget;
import org.junit.jupiter.api.Test;

class CatalogTest {

    @Test
    @MemoryBudget(retained = "64 KB", allocated = "2 MB")
    void takesArticles() {
        Catalog catalog = new Catalog();
        for (int i = 0; i < 1_000; i++) {
            catalog.add("article " + i, i);
        }
        assertEquals(1_000, catalog.size());
    }
}
""")
}
new File(basedir, 'pom.xml').with { pom ->
    def filled = pom.getText('UTF-8').replace(
            '<!-- what prebuild.groovy generates -->', modules.collect { "<module>$it</module>" }.join('\n    '))
    pom.setText(filled, 'UTF-8')
}
return true
