/** What an application is configured with, beside the process's own environment, and how a diagnosis shows it. */
@NullMarked
package com.aa.nxop.access.doctor.settings;

import org.jspecify.annotations.NullMarked;
