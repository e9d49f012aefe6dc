const fileCount = cohortPaths().length; // 60: a list knows its own length
