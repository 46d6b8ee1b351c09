package com.aa.nxop.access.internal.session;

import java.util.PriorityQueue;
import java.util.Random;

/**
 * Clients that all want in at one moment, where so many are let in each second and the others are sent away, in virtual time. Each comes back after
 * a rest that doubles, with a fifth of it at random, as Kafka's clients do.
 *
 * @param seconds until the last one is in
 * @param attempts of all clients together
 */
record LoginStorm(double seconds, long attempts) {
    private record Attempt(double at, int number) {}

    static LoginStorm of(int clients, int perSecond, double shortestRest, double longestRest, long seed) {
        Random random = new Random(seed);
        PriorityQueue<Attempt> queue = new PriorityQueue<>((one, other) -> Double.compare(one.at(), other.at()));
        for (int client = 0; client < clients; client++) {
            queue.add(new Attempt(random.nextDouble(), 0));
        }
        long second = 0;
        int admitted = 0;
        long attempts = 0;
        double last = 0;
        while (!queue.isEmpty()) {
            Attempt attempt = queue.remove();
            attempts++;
            if ((long) attempt.at() != second) {
                second = (long) attempt.at();
                admitted = 0;
            }
            if (admitted < perSecond) {
                admitted++;
                last = attempt.at();
            } else {
                double rest = Math.min(longestRest, shortestRest * Math.pow(2, Math.min(attempt.number(), 20)));
                queue.add(new Attempt(attempt.at() + rest * (0.8 + 0.4 * random.nextDouble()), attempt.number() + 1));
            }
        }
        return new LoginStorm(last, attempts);
    }
}
