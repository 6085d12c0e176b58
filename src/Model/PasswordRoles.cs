using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Model;

/// <summary>The database roles that log in with a password, those of facility groups among them.</summary>
public static class PasswordRoles
{
    /// <summary>Their names, in the file's order.</summary>
    public static IEnumerable<SqlName> Of(ContentsDeclaration contents)
    {
        ArgumentNullException.ThrowIfNull(contents);
        return contents.Roles.Where(role => role.Value.Login == LoginMethod.Scram).Select(role => role.Key)
            .Concat(contents.FacilityGroups.Where(group => group.Value.Login == LoginMethod.Scram).Select(group => group.Key));
    }
}
