package com.aa.nxop.access.docdb;

import com.aa.nxop.access.AccessException;
import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.TargetRole;
import com.aa.nxop.access.internal.io.ForeignText;
import com.mongodb.MongoException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a user that is logged in to DocumentDB lacks: one wording for the Doctor and for {@link NxopDocumentDb#explain}. IAM has no part in it:
 * DocumentDB grants roles of its own, for each database.
 *
 * @param database and
 * @param role that the user needs, as far as the failure does not tell
 */
record MissingRole(NxopAccess nxop, Optional<String> database, Optional<String> role) {
    /** MongoDB's text; DocumentDB may say no more than {@code Authorization failure}. */
    private static final Pattern TEXT =
            Pattern.compile("not authorized on ([^\\s'\"]{1,64}) to execute command \\{? ?(\\w{1,64})");

    private static final Set<String> READING =
            Set.of("find", "aggregate", "count", "distinct", "getMore", "listCollections", "listIndexes", "explain");

    static MissingRole unknown(NxopAccess nxop) {
        return new MissingRole(nxop, Optional.empty(), Optional.empty());
    }

    static MissingRole toRead(NxopAccess nxop, String database) {
        return new MissingRole(nxop, Optional.of(database), Optional.of("read"));
    }

    AccessException of(MongoException failure) {
        String said = ForeignText.line(failure.getMessage());
        Matcher text = TEXT.matcher(said);
        boolean told = text.find();
        Optional<String> own = DocumentDbSettings.of(nxop).database();
        String where = database.or(() -> told ? Optional.of(text.group(1)) : Optional.empty())
                .or(() -> own)
                .orElse("<database>");
        // The application's own database is to be written, too.
        boolean reads = told && READING.contains(text.group(2)) && !own.equals(Optional.of(where));
        String needed = role.orElse(reads ? "read" : "readWrite");
        return new AccessException(
                DocumentDbFinding.DOCDB_UNAUTHORIZED,
                "The role " + nxop.config().role() + " is logged in to DocumentDB, but may not do this: " + said,
                "Grant the role what it needs. As the cluster's primary user, run: use $external, then db.grantRolesToUser(\""
                        + user(nxop) + "\", [{role: \"" + needed + "\", db: \"" + where + "\"}]).",
                failure);
    }

    /** STS names sessions without their role's path, and DocumentDB knows no more than STS tells it. */
    static String user(NxopAccess nxop) {
        TargetRole role = nxop.config().role();
        return new TargetRole(
                        role.partition(),
                        role.accountId(),
                        role.name().substring(role.name().lastIndexOf('/') + 1))
                .arn();
    }
}
