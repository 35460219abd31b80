/*
 * What the builds of a project said, in their order, and how to look at it: contains(2, text) fails where the second build
 * did not say the text, lacks(2, text) where it did.
 */
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
return [builds, contains, lacks]
