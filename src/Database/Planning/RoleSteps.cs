using ClusterProvisioning.Database.Catalog;
using ClusterProvisioning.Database.Comparing;
using ClusterProvisioning.Database.Secrets;
using ClusterProvisioning.Database.Sql;

namespace ClusterProvisioning.Database.Planning;

/// <summary>Steps that make, change and drop roles and their memberships.</summary>
internal static class RoleSteps
{
    /// <summary>Makes, changes or drops a role.</summary>
    public static IEnumerable<Step> For(Difference difference)
    {
        var name = Quote.Identifier(difference.Id.Name);
        if (difference.Declared is not CatalogRole role)
            return [Drop(difference, name)];
        var isNew = difference.Kind == DifferenceKind.Missing;
        var verifier = Verifier(role, difference.Found as CatalogRole);
        var lasting = difference.Found is CatalogRole { ValidUntil.Length: > 0 } ? " VALID UNTIL 'infinity'" : "";
        var text = $"{(isNew ? "CREATE" : "ALTER")} ROLE {name} WITH {Attributes(role)}{lasting}";
        var kept = role.WithoutPassword ? null : verifier ?? (difference.Found as CatalogRole)?.Verifier;
        return
        [
            new Step
            {
                Object = difference.Id,
                Kind = isNew ? StepKind.Create : StepKind.Alter,
                Reason = difference.Reason,
                Stage = Stage.Roles,
                Statements = [WithPassword(text, role, verifier, isNew)],
                Reverse = isNew ? $"DROP ROLE {name}" : null,
                Effects = [Effect.Put(role with { Password = null, Verifier = kept, WithoutPassword = false })],
            },
        ];
    }

    private static Step Drop(Difference difference, string name) => new()
    {
        Object = difference.Id,
        Kind = StepKind.Destructive,
        Reason = difference.Reason,
        Statements = [$"DROP ROLE {name}"],
        Stage = Stage.DroppedRoles,
        Loses = $"the role {difference.Id.Name}, its password and its settings",
        Effects = [Effect.Remove(difference.Id)],
    };

    /// <summary>Makes or ends a membership.</summary>
    public static IEnumerable<Step> ForMembership(Difference difference)
    {
        var (group, member) = (Quote.Identifier(difference.Id.Name), Quote.Identifier(difference.Id.Part));
        var (grant, revoke) = ($"GRANT {group} TO {member} WITH ADMIN FALSE, INHERIT TRUE, SET TRUE", $"REVOKE {group} FROM {member}");
        var isWanted = difference.Declared is not null;
        yield return new Step
        {
            Object = difference.Id,
            Kind = difference.Kind == DifferenceKind.Missing ? StepKind.Create : StepKind.Alter,
            Reason = difference.Reason,
            Stage = Stage.Memberships,
            Statements = isWanted ? [grant] : [revoke],
            Reverse = isWanted ? revoke : grant,
            // What is not wanted goes before what is: two memberships the wrong way round would make a circle.
            Rank = isWanted ? 1 : 0,
            Effects = [isWanted ? Effect.Put(difference.Declared!) : Effect.Remove(difference.Id)],
        };
    }

    private static string? Verifier(CatalogRole role, CatalogRole? found) =>
        role.Password is null ? null
        : ScramVerifier.Matches(role.Password, found?.Verifier) ? found!.Verifier
        : ScramVerifier.Create(role.Password);

    private static Statement WithPassword(string text, CatalogRole role, string? verifier, bool isNew)
    {
        if (verifier is not null)
            return new Statement($"{text} PASSWORD {Quote.Literal(verifier)}", $"{text} PASSWORD '{Secret.Redacted}'");
        return role.WithoutPassword && !isNew ? $"{text} PASSWORD NULL" : text;
    }

    private static string Attributes(CatalogRole role) => string.Join(
        ' ', Word(role.Login, "LOGIN"), Word(role.Superuser, "SUPERUSER"), Word(role.Replication, "REPLICATION"), Word(role.BypassRowSecurity, "BYPASSRLS"),
        Word(role.CreateDatabase, "CREATEDB"), Word(role.CreateRole, "CREATEROLE"), Word(role.Inherit, "INHERIT"), $"CONNECTION LIMIT {role.ConnectionLimit}");

    private static string Word(bool value, string word) => value ? word : "NO" + word;
}
