package com.aa.nxop.proofs.documents;

/** What is wrong with a document, for whoever has just written it. */
record Problem(String document, int line, String rule, String found, String remedy) {
    @Override
    public String toString() {
        return document + ":" + line + ": [" + rule + "] " + found + " -> " + remedy;
    }
}
