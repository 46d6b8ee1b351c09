package com.aa.nxop.probes.world;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * What probes ask.
 *
 * @param caller who starts: a person's session, or the pod's own
 * @param callerIsSource whether the caller is the pod itself, whose session EKS has tagged
 * @param tags that the source's sessions get, where the probes start them: transitive, as EKS's are
 * @param roles their ARNs; nothing for one that the world has not
 * @param passing lets time pass, and says whether it could
 */
public record ProbedWorld(
        StsEndpoint sts,
        Supplier<? extends AwsCredentials> caller,
        boolean callerIsSource,
        Map<String, String> tags,
        Function<StackRole, Optional<String>> roles,
        Predicate<Duration> passing,
        Optional<PodAgent> agent,
        Optional<KafkaTarget> kafka,
        Optional<MongoTarget> mongo) {
    /** In each session name that probes choose. */
    public static final String SESSION = "nxop-probe";

    public String arn(StackRole role) {
        return roles.apply(role)
                .orElseThrow(() -> new ImpossibleProbeException(
                        "there is no role " + role.suffix() + " here: the stack examples/aws/probes.yaml has it"));
    }

    /** AssumeRole with more fields of the form: name, value, name, value. */
    public StsAnswer assume(AwsCredentials by, StackRole role, String... fields) {
        return assume(by, arn(role), fields);
    }

    /** The same for a role that the stack need not have. */
    public StsAnswer assume(AwsCredentials by, String arn, String... fields) {
        return sts.call(StsCall.of(by, assumeForm(arn, fields)));
    }

    /** The fields of an AssumeRole. */
    public static Map<String, String> assumeForm(String arn, String... fields) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("Action", "AssumeRole");
        form.put("RoleArn", arn);
        form.put("RoleSessionName", SESSION);
        for (int i = 0; i < fields.length; i += 2) {
            form.put(fields[i], fields[i + 1]);
        }
        return form;
    }

    /** The pod's own session, as EKS Pod Identity would give it. */
    public AwsCredentials tagged() {
        return callerIsSource ? caller.get() : source(tags);
    }

    /** The same with other tags, or with none, and with more fields. */
    public AwsSessionCredentials source(Map<String, String> sessionTags, String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        int i = 0;
        for (Map.Entry<String, String> tag : sessionTags.entrySet()) {
            i++;
            fields.put("Tags.member." + i + ".Key", tag.getKey());
            fields.put("Tags.member." + i + ".Value", tag.getValue());
            fields.put("TransitiveTagKeys.member." + i, tag.getKey());
        }
        for (int n = 0; n < more.length; n += 2) {
            fields.put(more[n], more[n + 1]);
        }
        Map<String, String> form = assumeForm(arn(StackRole.SOURCE));
        form.putAll(fields);
        return session(sts.call(StsCall.of(caller.get(), form)), "the source role");
    }

    /** A session that a probe needs before it can ask. */
    public static AwsSessionCredentials session(StsAnswer answer, String what) {
        return answer.session()
                .orElseThrow(() -> new ImpossibleProbeException(what + " could not be assumed: " + answer.seen()));
    }

    /** Lets this much time pass, or says that it cannot. */
    public void pass(Duration time) {
        if (!passing.test(time)) {
            throw new ImpossibleProbeException("it takes " + time.toMinutes() + " minutes of waiting: --patience PT"
                    + (time.toMinutes() + 1) + "M");
        }
    }
}
