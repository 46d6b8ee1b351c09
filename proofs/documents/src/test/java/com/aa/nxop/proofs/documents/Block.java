package com.aa.nxop.proofs.documents;

/**
 * A fenced block of a document.
 *
 * @param document as {@code docs/guide/testing.md}
 * @param line of its first line of text, from 1
 * @param language the word after the fence; empty if there is none
 */
record Block(String document, int line, String language, String text) {
    Problem problem(int lineInBlock, String rule, String found, String remedy) {
        return new Problem(document, line + lineInBlock - 1, rule, found, remedy);
    }
}
