using Pulumi.Embedded;

namespace Pulumi;

/// <summary>What a program may know about the run.</summary>
public sealed class DeploymentInstance
{
    private readonly ProgramContext _context;

    internal DeploymentInstance(ProgramContext context) => _context = context;

    /// <summary>The stack's name; in the run without a stack <see cref="ProgramContext.NoStack"/>.</summary>
    public string StackName => _context.Stack ?? ProgramContext.NoStack;

    /// <summary>The project's name, from Pulumi.yaml.</summary>
    public string ProjectName => _context.Project;

    /// <summary>The organization of the backend in which the stack lies.</summary>
    public string OrganizationName => _context.Organization;

    /// <summary>Absolute path of the folder that holds Pulumi.yaml.</summary>
    public string RootDirectory => _context.RootDirectory;
}
