package com.acme.clean

import com.acme.KeepsNothing
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** Sequences, data classes, lazy values and regular expressions of Kotlin. */
class KotlinTest {

    @Test
    @KeepsNothing
    fun computes() {
        val people = listOf(Person("Ada", 36), Person("Grace", 85))
        val text by lazy { people.filter { it.age > 40 }.joinToString { it.name.uppercase() } }
        assertEquals("GRACE", text)
        assertEquals(Person("Ada", 37), people.first().copy(age = 37))
        assertEquals(10, generateSequence(1) { it + 1 }.takeWhile { it < 5 }.sum())
        assertEquals(mapOf(3 to listOf("Ada"), 5 to listOf("Grace")), people.map { it.name }.groupBy { it.length })
        assertEquals("a-b", Regex("\\s+").replace("a  b", "-"))
    }

    private data class Person(val name: String, val age: Int)
}
