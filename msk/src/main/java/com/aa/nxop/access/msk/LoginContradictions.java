package com.aa.nxop.access.msk;

import com.aa.nxop.access.NxopAccess;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.jspecify.annotations.Nullable;

/**
 * Compares every property that decides as whom a client logs in with what the SDK sets. From any of them Kafka would take another identity,
 * or would ignore it, without a word.
 *
 * @param nxop whose session it is; nothing where only text is at hand
 */
record LoginContradictions(SaslProperties sasl, Optional<NxopAccess> nxop) {
    /** All of these belong to Kafka's own way to get a token. */
    private static final String BEARER_PREFIX = "sasl.oauthbearer.";

    private static final List<String> IN_ORDER = List.of(
            CommonClientConfigs.SECURITY_PROTOCOL_CONFIG,
            SaslConfigs.SASL_MECHANISM,
            SaslConfigs.SASL_JAAS_CONFIG,
            SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS,
            SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS,
            SaslConfigs.SASL_LOGIN_CLASS,
            SaslProperties.ACCESS);

    /** In a map for one client, or for the several clients of Kafka Streams. */
    List<String> in(ApplicationProperties own) {
        List<String> wrong = new ArrayList<>();
        among(own.given().keySet())
                .forEach(name -> wrong.addAll(
                        wrong(name, own.given().get(name.name()), own.read().get(name.name()))));
        return wrong;
    }

    /**
     * In the properties of one client, as Kafka has read them, with its defaults. The JAAS configuration is not among them: Kafka passes it
     * separately.
     */
    List<String> in(Map<String, ?> parsed) {
        List<String> wrong = new ArrayList<>();
        if (parsed.containsKey(sasl.handlerProperty()) && parsed.get(sasl.handlerProperty()) == null) {
            wrong.add(sasl.handlerProperty() + " is not set, but must be " + SaslProperties.HANDLER);
        }
        among(parsed.keySet()).stream()
                .filter(name -> !name.hasPrefix() && !name.property().equals(SaslConfigs.SASL_JAAS_CONFIG))
                .forEach(name -> wrong.addAll(wrong(name, parsed.get(name.name()), parsed.get(name.name()))));
        return wrong;
    }

    private static List<PropertyName> among(Collection<String> names) {
        return names.stream()
                .map(PropertyName::of)
                .filter(name -> order(name) >= 0)
                .sorted(Comparator.comparingInt(LoginContradictions::order).thenComparing(PropertyName::name))
                .toList();
    }

    private static int order(PropertyName name) {
        return name.property().startsWith(BEARER_PREFIX) ? IN_ORDER.size() : IN_ORDER.indexOf(name.property());
    }

    private List<String> wrong(PropertyName property, @Nullable Object given, @Nullable Object read) {
        if (given == null || read == null) {
            return List.of();
        }
        String name = property.name();
        String text = PropertyText.of(read);
        // What is still open is judged when Kafka has made a value of it, and calls the handler.
        boolean open = PropertyText.hasPlaceholder(read);
        return switch (property.property()) {
            case CommonClientConfigs.SECURITY_PROTOCOL_CONFIG ->
                unless(
                        open || text.equalsIgnoreCase(SaslProperties.PROTOCOL),
                        must(name, given, SaslProperties.PROTOCOL));
            case SaslConfigs.SASL_MECHANISM ->
                unless(
                        open || text.equals(sasl.mechanism().name()),
                        must(name, given, sasl.mechanism().name()));
            case SaslConfigs.SASL_JAAS_CONFIG ->
                open ? List.of() : new JaasText(sasl, false).contradictions(name, text);
            case SaslConfigs.SASL_CLIENT_CALLBACK_HANDLER_CLASS, SaslConfigs.SASL_LOGIN_CALLBACK_HANDLER_CLASS ->
                property.property().equals(sasl.handlerProperty())
                        ? unless(SaslProperties.isHandler(read), must(name, given, SaslProperties.HANDLER))
                        : otherHandler(name, given, text);
            case SaslConfigs.SASL_LOGIN_CLASS ->
                unless(sasl.isLogin(text), name + " is " + PropertyText.of(given) + ", but must not be set");
            case SaslProperties.ACCESS -> access(name, read);
            default ->
                unless(
                        text.equals(KafkaClasses.defaultOf(property.property())),
                        name + " is set, but belongs to a login without the session");
        };
    }

    private List<String> otherHandler(String name, Object given, String text) {
        return text.equals(SaslProperties.HANDLER)
                ? List.of(name + " is " + text + ", which " + sasl.mechanism() + " needs only under "
                        + sasl.handlerProperty())
                : unless(
                        text.equals(sasl.otherHandler()),
                        name + " is " + PropertyText.of(given)
                                + ", but must not be set: it may log in with another identity than the session's");
    }

    private List<String> access(String name, Object value) {
        return value instanceof NxopAccess other
                ? unless(
                        nxop.isEmpty() || nxop.get() == other,
                        name + " holds " + other + ", which is not the access that the caller passed")
                : List.of(name + " is "
                        + (value instanceof String ? "text" : value.getClass().getName())
                        + ", but must be the NxopAccess itself: neither text nor another class loader can pass it on");
    }

    private static String must(String name, Object given, String needed) {
        String shown = PropertyText.of(given);
        return name + " is " + shown + (shown.equals(needed) ? " of another class loader" : "") + ", but must be "
                + needed;
    }

    private static List<String> unless(boolean right, String wrong) {
        return right ? List.of() : List.of(wrong);
    }
}
