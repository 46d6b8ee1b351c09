package com.aa.nxop.testkit.internal.docdb;

/** What all connections share. */
record ClusterState(Engine engine, ReplicaSet replicaSet, LoginDesk desk, Users users, LoginFaults faults) {}
