package com.aa.nxop.proofs.engines.spark;

import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.streaming.StreamingQuery;
import org.apache.spark.sql.streaming.Trigger;

/**
 * Writes a topic into a folder of a bucket until somebody types a line; then it prints what is in the folder. The options in the file and Spark's own
 * configuration are all that it knows of access.
 */
public final class SparkJob {
    private SparkJob() {}

    public static void main(String[] args) throws Exception {
        Properties file = new Properties();
        try (Reader text = Files.newBufferedReader(Path.of(args[0]))) {
            file.load(text);
        }
        Map<String, String> kafka = new HashMap<>();
        file.stringPropertyNames().forEach(name -> kafka.put(name, file.getProperty(name)));
        String folder = args[1];
        SparkSession spark = SparkSession.builder().appName("nxop-example").getOrCreate();
        StreamingQuery query = spark.readStream()
                .format("kafka")
                .options(kafka)
                .option("subscribe", "nxop-example-topic")
                .option("startingOffsets", "earliest")
                .load()
                .selectExpr("CAST(value AS STRING)")
                .writeStream()
                .format("text")
                .option("path", folder + "/records")
                .option("checkpointLocation", folder + "/checkpoint")
                .trigger(Trigger.ProcessingTime(1000))
                .start();
        while (query.lastProgress() == null || query.lastProgress().numInputRows() == 0) {
            query.awaitTermination(100);
        }
        System.out.println("Records flow, executors: "
                + (spark.sparkContext().statusTracker().getExecutorInfos().length - 1));
        int line = System.in.read();
        if (line >= 0) {
            query.processAllAvailable();
        }
        query.stop();
        spark.read()
                .text(folder + "/records")
                .as(Encoders.STRING())
                .collectAsList()
                .forEach(System.out::println);
        spark.stop();
    }
}
