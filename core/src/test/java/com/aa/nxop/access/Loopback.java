package com.aa.nxop.access;

import com.aa.nxop.access.fakes.Answer;
import com.aa.nxop.access.fakes.Jwt;
import com.aa.nxop.access.fakes.Pod;
import com.aa.nxop.access.fakes.ScriptedServer;
import com.aa.nxop.access.fakes.Sts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A scripted agent and a scripted STS, and the variables of a pod that talks to both. */
final class Loopback implements AutoCloseable {
    private static final Answer GIVEN = Answer.json("""
            {"AccessKeyId":"ASIATESTPOD","SecretAccessKey":"hidden-secret-of-the-pod","Token":"hidden-token-of-the-pod",
             "AccountId":"285282426848"}""");

    final ScriptedServer agent = ScriptedServer.answering(GIVEN);
    final ScriptedServer sts;

    Loopback() {
        this(Sts.assumed(Instant.now().plus(Duration.ofHours(1))));
    }

    Loopback(Answer... answers) {
        sts = ScriptedServer.answering(answers);
    }

    Map<String, String> variables() {
        Map<String, String> variables =
                Pod.withPodIdentityAnd("AWS_CONTAINER_AUTHORIZATION_TOKEN", Jwt.ofPod("flights", "scheduler", "pod-1"));
        variables.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", agent.uri() + "/v1/credentials");
        variables.put("AWS_ENDPOINT_URL_STS", sts.uri().toString());
        return variables;
    }

    /** The same as system properties, for what reads the process's environment. */
    Map<String, String> properties() {
        Map<String, String> variables = variables();
        return Map.of(
                "nxop.role", "178549792225/example-role",
                "nxop.region", "us-east-1",
                "aws.containerAuthorizationToken", variables.getOrDefault("AWS_CONTAINER_AUTHORIZATION_TOKEN", ""),
                "aws.containerCredentialsFullUri", variables.getOrDefault("AWS_CONTAINER_CREDENTIALS_FULL_URI", ""),
                "aws.endpointUrlSts", variables.getOrDefault("AWS_ENDPOINT_URL_STS", ""));
    }

    NxopAccess access() {
        return NxopAccess.of(NxopConfig.fromEnvironment(variables()));
    }

    @Override
    public void close() {
        agent.close();
        sts.close();
    }
}
