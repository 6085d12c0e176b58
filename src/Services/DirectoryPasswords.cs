using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Services;

/// <summary>Passwords of a directory, which those who log in by it and the directory itself must name alike.</summary>
internal static class DirectoryPasswords
{
    /// <summary>The name of the password with which a role's people log in by a directory of the region's own.</summary>
    public static string OfPerson(SqlName role) => $"ldap-{role}";

    /// <summary>The searcher's; null where nobody searches with one. A company's directory has it already, one of the region's own gets it from us.</summary>
    public static StoredSecret? OfSearcher(Region region) => region.Declared.Security.Ldap?.BindSecret is not { } name ? null :
        new StoredSecret(name.ToString(), "Password of the directory's searcher", IsGenerated: region.Groups.Any(group => group.Role == NodeRole.Directory));
}
