package com.aa.nxop.probes.sts;

import com.aa.nxop.probes.Outcome;
import com.aa.nxop.probes.world.StsAnswer;
import java.util.regex.Pattern;

/**
 * What STS is believed to answer.
 *
 * @param code of the error, as a pattern; empty if STS grants
 * @param message of the error, as a pattern of the whole text
 */
record ExpectedAnswer(int status, String code, String message) {
    /** AWS names the deciding policy only within one account or organization. */
    private static final String CLAUSE = "( (because no|with an explicit deny in) .+)?";

    static ExpectedAnswer granted() {
        return new ExpectedAnswer(200, "", "");
    }

    /** With exactly this text. */
    static ExpectedAnswer refused(int status, String code, String text) {
        return new ExpectedAnswer(status, code, Pattern.quote(text));
    }

    /** With a text of this form. */
    static ExpectedAnswer refusedLike(int status, String code, String pattern) {
        return new ExpectedAnswer(status, code, pattern);
    }

    /** For lack of this right. */
    static ExpectedAnswer denied(String action) {
        return refusedLike(
                403,
                "AccessDenied",
                "User: arn:\\S+:assumed-role/\\S+ is not authorized to perform: " + action
                        + " on resource: arn:\\S+:role/\\S+" + CLAUSE);
    }

    Outcome judge(StsAnswer answer) {
        boolean holds = answer.status() == status
                && (answer.granted()
                        || (answer.code().matches(code)
                                && Pattern.compile(message, Pattern.DOTALL)
                                        .matcher(answer.message())
                                        .matches()));
        return Outcome.of(holds, answer.seen());
    }
}
