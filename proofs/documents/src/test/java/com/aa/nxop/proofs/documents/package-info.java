/** The documents, held against the code of all modules: every snippet compiles, every command exists, every link leads somewhere. */
package com.aa.nxop.proofs.documents;
