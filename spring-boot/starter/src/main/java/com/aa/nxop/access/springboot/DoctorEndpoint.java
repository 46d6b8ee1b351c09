package com.aa.nxop.access.springboot;

import com.aa.nxop.access.NxopAccess;
import com.aa.nxop.access.doctor.Doctor;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/** The Doctor's report, as {@code docs/doctor.schema.json} describes it. It calls AWS, with a session of its own. */
@Endpoint(id = "nxop")
final class DoctorEndpoint {
    private final NxopAccess nxop;

    DoctorEndpoint(NxopAccess nxop) {
        this.nxop = nxop;
    }

    @ReadOperation(produces = "application/json")
    String report() {
        return Doctor.diagnose(nxop).toJson();
    }
}
