using ClusterProvisioning.House.Tests.Sources;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ClusterProvisioning.House.Tests.Switches;

/// <summary>
/// Finds switches over an enum of ours that have a default arm. The compiler's own rules do not: CS8509 is content with a default arm,
/// and IDE0072 and IDE0010 want one even where every value has its answer.
/// </summary>
internal sealed class DefaultArms
{
    private readonly IReadOnlyList<(string Path, SyntaxNode Root)> _files;
    private readonly HashSet<string> _enums;

    /// <summary>Reads the files, and which enums they declare.</summary>
    public DefaultArms(IEnumerable<SourceFile> files)
    {
        _files = [.. files.Select(file => (file.Path, CSharpSyntaxTree.ParseText(string.Join('\n', file.Lines)).GetRoot()))];
        _enums = _files.SelectMany(file => file.Root.DescendantNodes().OfType<EnumDeclarationSyntax>())
            .Select(each => each.Identifier.Text)
            .ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>The default arms, as <c>file:line over Enum</c>.</summary>
    public IEnumerable<string> Places() =>
        from file in _files
        from node in file.Root.DescendantNodes()
        let found = node switch
        {
            SwitchExpressionSyntax expression => InExpression(expression),
            SwitchStatementSyntax statement => InStatement(statement),
            _ => null,
        }
        where found is not null
        select $"{file.Path}:{found.Value.Default.GetLocation().GetLineSpan().StartLinePosition.Line + 1} over {found.Value.Enum}";

    private (SyntaxNode Default, string Enum)? InExpression(SwitchExpressionSyntax expression)
    {
        var all = expression.Arms.FirstOrDefault(arm => arm is { WhenClause: null, Pattern: DiscardPatternSyntax or VarPatternSyntax });
        return all is not null && expression.Arms.Select(arm => EnumOf(arm.Pattern)).FirstOrDefault(name => name is not null) is { } name ? (all, name) : null;
    }

    private (SyntaxNode Default, string Enum)? InStatement(SwitchStatementSyntax statement)
    {
        var labels = statement.Sections.SelectMany(section => section.Labels).ToList();
        var names = labels.Select(label => label switch
        {
            CaseSwitchLabelSyntax constant => EnumOf(constant.Value),
            CasePatternSwitchLabelSyntax pattern => EnumOf(pattern.Pattern),
            _ => null,
        });
        return labels.OfType<DefaultSwitchLabelSyntax>().FirstOrDefault() is { } all && names.FirstOrDefault(name => name is not null) is { } name
            ? (all, name)
            : null;
    }

    private string? EnumOf(PatternSyntax pattern) => pattern switch
    {
        ConstantPatternSyntax constant => EnumOf(constant.Expression),
        BinaryPatternSyntax either => EnumOf(either.Left) ?? EnumOf(either.Right),
        ParenthesizedPatternSyntax inner => EnumOf(inner.Pattern),
        UnaryPatternSyntax not => EnumOf(not.Pattern),
        _ => null,
    };

    private string? EnumOf(ExpressionSyntax value) =>
        value is MemberAccessExpressionSyntax member && member.Expression.ToString().Split('.')[^1] is var name && _enums.Contains(name) ? name : null;
}
