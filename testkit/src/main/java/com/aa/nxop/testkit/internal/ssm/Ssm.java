package com.aa.nxop.testkit.internal.ssm;

import com.aa.nxop.testkit.internal.http.HttpAnswer;
import com.aa.nxop.testkit.internal.http.HttpCall;
import com.aa.nxop.testkit.internal.http.HttpService;
import com.aa.nxop.testkit.internal.iam.AccessDecision;
import com.aa.nxop.testkit.internal.iam.ContextKeys;
import com.aa.nxop.testkit.internal.iam.Permissions;
import com.aa.nxop.testkit.internal.iam.RequestKeys;
import com.aa.nxop.testkit.internal.sigv4.SignatureCheck;
import com.aa.nxop.testkit.internal.sigv4.SignatureRefusal;
import com.aa.nxop.testkit.internal.sts.AccountSession;
import com.aa.nxop.testkit.internal.sts.Sessions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * SSM's Parameter Store, for reading: {@code GetParameter}, {@code GetParameters} and {@code GetParametersByPath}. Permissions are
 * {@code ssm:*}; that of KMS on an encrypted parameter's key is taken for granted. Thread-safe.
 */
public final class Ssm implements HttpService {
    private static final String TARGET = "AmazonSSM.";
    private static final int MOST_NAMES = 10;

    private final ParameterStore store;
    private final SignatureCheck<AccountSession> signatures;
    private final ParameterJson json;
    private final InstantSource clock;
    private final String region;

    private record Asker(AccountSession session, ContextKeys asked) {}

    public Ssm(Sessions sessions, InstantSource clock, SsmSettings settings) {
        store = new ParameterStore(settings.region(), settings.account(), settings.parameters());
        signatures = SignatureCheck.of("ssm", sessions, clock).inRegions(Set.of(settings.region()));
        json = new ParameterJson(store, clock.instant());
        this.clock = clock;
        region = settings.region();
    }

    @Override
    public HttpAnswer answer(HttpCall call) {
        try {
            Asker asker = new Asker(signatures.verify(call), RequestKeys.of(call, clock.instant(), region));
            String target = call.header("x-amz-target").orElse("");
            return AwsJson.ok(
                    switch (target) {
                        case TARGET + "GetParameter" -> one(asker, SsmInput.parse(call.text()));
                        case TARGET + "GetParameters" -> several(asker, SsmInput.parse(call.text()));
                        case TARGET + "GetParametersByPath" -> below(asker, SsmInput.parse(call.text()));
                        default ->
                            throw new SsmRefusal(
                                    "UnknownOperationException",
                                    "The sandbox's SSM answers GetParameter, GetParameters and GetParametersByPath"
                                            + " only.");
                    });
        } catch (SignatureRefusal e) {
            return AwsJson.refused(e);
        } catch (SsmRefusal e) {
            return AwsJson.error(e.code(), e.text());
        }
    }

    private Map<String, ?> one(Asker asker, SsmInput input) {
        String name = input.required("Name");
        authorize(asker, "ssm:GetParameter", name);
        Parameter parameter = store.find(checked(name)).orElseThrow(() -> new SsmRefusal("ParameterNotFound", ""));
        return Map.of("Parameter", json.of(parameter, input.flag("WithDecryption")));
    }

    private Map<String, ?> several(Asker asker, SsmInput input) {
        List<String> names = input.list("Names");
        if (names.isEmpty() || names.size() > MOST_NAMES) {
            throw SsmRefusal.invalid("1 validation error detected: Value '[" + String.join(", ", names)
                    + "]' at 'names' failed to satisfy constraint: Member must have length "
                    + (names.isEmpty() ? "greater than or equal to 1" : "less than or equal to " + MOST_NAMES));
        }
        // One that is not allowed is enough to refuse all.
        names.forEach(name -> authorize(asker, "ssm:GetParameters", name));
        List<Map<String, Object>> found = new ArrayList<>();
        List<String> invalid = new ArrayList<>();
        for (String name : names) {
            store.find(checked(name))
                    .ifPresentOrElse(
                            parameter -> found.add(json.of(parameter, input.flag("WithDecryption"))),
                            () -> invalid.add(name));
        }
        return Map.of("Parameters", found, "InvalidParameters", invalid);
    }

    private Map<String, ?> below(Asker asker, SsmInput input) {
        String path = input.required("Path");
        ParameterNames.checkPath(path);
        authorize(asker, "ssm:GetParametersByPath", path);
        if (input.has("ParameterFilters")) {
            throw SsmRefusal.invalid("The sandbox's SSM takes no ParameterFilters.");
        }
        Page page = Page.of(
                store.below(path, input.flag("Recursive")),
                input.number("MaxResults", Page.defaultSize()),
                input.optional("NextToken"));
        Map<String, Object> answer = new LinkedHashMap<>();
        boolean decrypted = input.flag("WithDecryption");
        answer.put(
                "Parameters",
                page.parameters().stream()
                        .map(parameter -> json.of(parameter, decrypted))
                        .toList());
        if (page.next() != null) {
            answer.put("NextToken", page.next());
        }
        return answer;
    }

    private static String checked(String name) {
        if (!name.startsWith("arn:")) {
            ParameterNames.checkName(name);
        }
        return name;
    }

    private void authorize(Asker asker, String action, String name) {
        String resource = store.arn(name);
        AccessDecision decision = Permissions.decide(asker.session(), action, resource, asker.asked());
        if (!decision.allowed()) {
            throw new SsmRefusal(
                    "AccessDeniedException",
                    "User: " + asker.session().arn() + " is not authorized to perform: " + action + " on resource: "
                            + resource + decision.clause());
        }
    }
}
