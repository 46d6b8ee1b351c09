/** What the tests put in the place of servers and files: one small fake per kind of answer or failure, all on loopback. */
@NullMarked
package com.aa.nxop.access.fakes;

import org.jspecify.annotations.NullMarked;
