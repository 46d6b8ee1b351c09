package com.aa.nxop.access.springboot;

import com.aa.nxop.access.AccessException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Makes a failed start end in what was found and the remedy, wherever in the chain of causes it stands. */
final class AccessFailureAnalyzer extends AbstractFailureAnalyzer<AccessException> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, AccessException cause) {
        return new FailureAnalysis(
                cause.what(), cause.remedy() + "\nMore: " + cause.finding().guide(), cause);
    }
}
