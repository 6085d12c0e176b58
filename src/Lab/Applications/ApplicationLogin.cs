using ClusterProvisioning.Model;
using ClusterProvisioning.Model.Declaration.Contents;
using ClusterProvisioning.Model.Values;

namespace ClusterProvisioning.Lab.Applications;

/// <summary>How an application comes through the poolers: with a role that the region declares, and the lab's password of it.</summary>
/// <param name="Role">The role.</param>
/// <param name="Database">The database.</param>
internal sealed record ApplicationLogin(string Role, string Database)
{
    private const string Writer = "writer";
    private const string Reader = "reader";

    /// <summary>The login of a port; null where the region declares none.</summary>
    public static ApplicationLogin? Of(Region region, Port port)
    {
        var contents = region.Declared.Database;
        var role = port == region.Declared.Haproxy.WritePort ? Writer : Reader;
        return contents.Roles.GetValueOrDefault(SqlName.Parse(role)) is { Login: LoginMethod.Scram } && contents.Databases.Count > 0
            ? new ApplicationLogin(role, contents.Databases.Keys.First().ToString())
            : null;
    }
}
