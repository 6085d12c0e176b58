using Pulumi.Embedded;

namespace Pulumi;

/// <summary>A program: its constructor makes the resources, its properties with <see cref="OutputAttribute"/> are its outputs.</summary>
public class Stack : Resource
{
    private const string StackType = "pulumi:pulumi:Stack";

    /// <summary>Begins the program: resources that are made from here on belong to this stack.</summary>
    public Stack(StackOptions? options = null)
        : base(StackType, RootName(), $"urn:pulumi:{Deployment.Instance.StackName}::{Deployment.Instance.ProjectName}::{StackType}::{RootName()}")
    {
    }

    internal Stack(Func<IDictionary<string, object?>> program)
        : this()
        => NamedOutputs = program();

    internal IDictionary<string, object?>? NamedOutputs { get; }

    /// <summary>Outputs by name, sorted, so that the same program always reads the same.</summary>
    internal SortedDictionary<string, object?> Exports()
        => NamedOutputs is null ? OutputShape.Exports(this) : new SortedDictionary<string, object?>(NamedOutputs, StringComparer.Ordinal);

    private static string RootName() => $"{Deployment.Instance.ProjectName}-{Deployment.Instance.StackName}";
}
