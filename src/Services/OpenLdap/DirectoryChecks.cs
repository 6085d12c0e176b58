namespace ClusterProvisioning.Services.OpenLdap;

/// <summary>slapd's own checker, over the directory that the script filled.</summary>
internal static class DirectoryChecks
{
    /// <summary>slapd's reading of its settings and seed; none where nobody logs in by a directory.</summary>
    public static IEnumerable<Check> Of(ServiceFiles files) => files.Find(DirectoryFiles.Path) is null ? [] :
    [
        new Check(
            "slapd",
            $"{DirectoryFiles.Path} {DirectoryFiles.Seed}",
            $"bash {DirectoryFiles.Seed} && slaptest -Q -f {DirectoryFiles.Path} && slapcat -f {DirectoryFiles.Path} | grep -c ^dn: | grep -qvx 0"),
    ];
}
