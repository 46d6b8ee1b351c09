<#-- One line for each library that the module brings along at run time, in order: licences, then the library and its version. -->
<#list dependencyMap?sort_by(["key", "artifactId"]) as e>
${e.getValue()?sort?join(", ")}: ${e.getKey().groupId}:${e.getKey().artifactId}:${e.getKey().version}
</#list>
