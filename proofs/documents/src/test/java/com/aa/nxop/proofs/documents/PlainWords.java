package com.aa.nxop.proofs.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The part of docs/style.md that a test can see: the length of a sentence, and words and constructions that readers stumble over. */
final class PlainWords {
    private static final int MOST_WORDS = 25;

    private record Rule(String name, Pattern found, String remedy) {
        static Rule of(String name, String found, String remedy) {
            return new Rule(name, Pattern.compile(found, Pattern.CASE_INSENSITIVE), remedy);
        }
    }

    private static final List<Rule> RULES = List.of(
            Rule.of(
                    "over",
                    "\\b(is|are|was|were|be) over\\b(?! (the|a|an|one|\\d))",
                    "say \"has expired\", \"has ended\" or \"has passed\""),
            Rule.of("by-itself", "\\bby (itself|themselves)\\b", "name the actor, or say \"alone\""),
            Rule.of("all-the-same", "\\ball the same\\b", "say \"still\""),
            Rule.of("anew", "\\banew\\b", "say \"again\" or \"at each attempt\""),
            Rule.of("besides", "\\bbesides\\b", "say \"also\", or \"in addition to\""),
            Rule.of("at-once", "\\bat once:", "say \"now\" or \"immediately\", and begin a new sentence"),
            Rule.of("whoever", "\\bwho(so)?ever\\b", "name the person or the program"),
            Rule.of(
                    "those-who",
                    "\\b(the one|those|somebody|someone) who\\b",
                    "say \"people who\" or \"a person who\", or name them"),
            Rule.of("has-not-the", "\\b(has|have|had) not (the|a|an|its)\\b", "say \"does not have\""),
            Rule.of("as-of", "\\bas of (?!\\d)", "say \"for example in\" or \"as in\""),
            Rule.of("is-no", "(?<!\\bthere )\\bis no (?!longer\\b|more\\b)", "say \"is not a\""),
            Rule.of("hangs-on", "\\bhangs? on\\b", "say \"depends on\""),
            Rule.of("had", "\\b(be|was|were) had\\b", "say who did not get what"),
            Rule.of("of-it", "\\b(most|all|much|the end|nothing|any|part) of it\\b", "repeat the noun"),
            Rule.of(
                    "there-words",
                    "\\b(there|where|here)(of|by|upon|with)\\b(?<!where)",
                    "say \"with it\", \"by this\" or use the noun"),
            Rule.of(
                    "headless",
                    "(?-i)^(Who|What|Whatever)\\b.*[.:]$",
                    "begin with a noun: the person, the value, the error"));

    private PlainWords() {}

    static List<Problem> check(Sentence sentence) {
        List<Problem> problems = new ArrayList<>();
        long words = sentence.words();
        if (words > MOST_WORDS) {
            problems.add(
                    problem(sentence, "long", words + " words, at most " + MOST_WORDS, "make two sentences or a list"));
        }
        for (Rule rule : RULES) {
            if (rule.found().matcher(sentence.text()).find()) {
                problems.add(problem(sentence, rule.name(), "not plain", rule.remedy()));
            }
        }
        return problems;
    }

    private static Problem problem(Sentence sentence, String rule, String found, String remedy) {
        return new Problem(
                sentence.file(),
                sentence.line(),
                rule.toLowerCase(Locale.ROOT),
                found + ": \"" + sentence.text() + "\"",
                remedy + " (docs/style.md)");
    }
}
